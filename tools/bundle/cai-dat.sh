#!/bin/sh
# Cài iso18091 trên Linux, không cần mạng. Installs iso18091 on Linux without a network.
# Biến có thể đặt / variables: PYTHON, ISO18091_HOME (mặc định ~/.local/share/iso18091), ISO18091_BIN (~/.local/bin).
set -eu

here=$(cd "$(dirname "$0")" && pwd)
target=${ISO18091_HOME:-$HOME/.local/share/iso18091}
bin=${ISO18091_BIN:-$HOME/.local/bin}

if [ ! -d "$here/wheels" ]; then
    echo "Thiếu thư mục wheels: hãy giải nén toàn bộ tệp .zip rồi chạy lại." >&2
    exit 1
fi

suits='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'
python=
for name in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
    if command -v "$name" >/dev/null 2>&1 && "$name" -c "$suits" 2>/dev/null; then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    echo "Cần Python 3.11, 3.12 hoặc 3.13. Xem HUONG-DAN-CAI-DAT.txt, mục \"Máy chưa có Python\"." >&2
    exit 1
fi

echo "Kiểm tra tệp..."
"$python" -I -B "$here/kiem-tra.py"

echo "Cài vào $target bằng $("$python" --version)..."
mkdir -p "$target" "$bin"
"$python" -m venv --clear --without-pip "$target/venv"
# pip nằm sẵn trong gói: máy không cần có pip hay python3-venv
set -- "$here"/wheels/pip-*.whl
"$target/venv/bin/python" "$1/pip" --isolated install --quiet --disable-pip-version-check \
    --no-index --find-links "$here/wheels" --require-hashes --requirement "$here/requirements.txt"
ln -sf "$target/venv/bin/iso18091" "$bin/iso18091"

"$bin/iso18091" --version
case ":$PATH:" in
    *":$bin:"*) echo "Xong. Gõ: iso18091 --help" ;;
    *) echo "Xong. Gõ: $bin/iso18091 --help"
       echo "Để gõ gọn \"iso18091\", thêm dòng này vào ~/.profile rồi đăng nhập lại: export PATH=\"$bin:\$PATH\"" ;;
esac
