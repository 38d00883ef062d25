"""What is said where the office's own mailbox is read or written to over IMAP."""

from iso18091cli.messages.outgoing import WORDS as OUTGOING
from iso18091cli.model.text import Text

WORDS: dict[str, Text] = {
    # The server
    "server-unknown": {
        "vi": "“{found}” không phải là tên máy chủ IMAP; ghi ví dụ mail.example.vn hoặc mail.example.vn:993.",
        "en": "“{found}” names no IMAP server; write such as mail.example.vn or mail.example.vn:993.",
    },
    "mailbox-unknown": {
        "vi": "Không hiểu tên hộp thư; ghi ví dụ imap://vp@so.example.vn@mail.example.vn/INBOX, không kèm mật khẩu.",
        "en": "This names no mailbox; write such as imap://vp@so.example.vn@mail.example.vn/INBOX, without a password.",
    },
    "no-user": {
        "vi": "Chưa biết đăng nhập bằng tên nào. Ghi --user (hoặc imap://TÊN@máy-chủ/…), hoặc reply_to trong round.yaml.",
        "en": "It is not known as whom to log in. Give --user (or imap://NAME@server/…), or reply_to in round.yaml.",
    },
    "certificate": {
        "vi": "Chứng thư của {server} không đáng tin ({problem}); chưa đăng nhập. Hỏi người quản trị máy chủ thư.",
        "en": "The certificate of {server} is not to be trusted ({problem}); nobody logged in. Ask whoever runs the mail server.",
    },
    "not-encrypted": {
        "vi": "{server} không mã hóa kết nối (không có STARTTLS); chưa đăng nhập. Thử cổng 993.",
        "en": "{server} does not encrypt (no STARTTLS); nobody logged in. Try port 993.",
    },
    "login": {
        "vi": "{server} không nhận tên đăng nhập {user} hoặc mật khẩu ({answer}). Có máy chủ chỉ nhận “mật khẩu ứng dụng”, hoặc phải bật IMAP trong phần cài đặt của hộp thư.",
        "en": "{server} does not take the user {user} or the password ({answer}). Some servers want an app password, or IMAP switched on in the mailbox's settings.",
    },
    "login-letters": {
        "vi": "{server} chỉ nhận tên đăng nhập và mật khẩu không dấu (ASCII).",
        "en": "{server} takes users and passwords of ASCII letters alone.",
    },
    "no-passwords": {
        "vi": "{server} không nhận mật khẩu ở kết nối này. Thử cổng 993; hoặc đặt mã truy cập vào biến ISO18091_IMAP_TOKEN.",
        "en": "{server} takes no passwords over this connection. Try port 993; or put an access token into the variable ISO18091_IMAP_TOKEN.",
    },
    "no-tokens": {
        "vi": "{server} không nhận mã truy cập (XOAUTH2). Bỏ biến ISO18091_IMAP_TOKEN và dùng mật khẩu.",
        "en": "{server} takes no access tokens (XOAUTH2). Unset ISO18091_IMAP_TOKEN and use a password.",
    },
    "broken": {
        "vi": "Kết nối với {server} bị ngắt hoặc không mở được ({problem}). Kiểm tra tên máy chủ, cổng và mạng, rồi chạy lại.",
        "en": "The connection to {server} broke off, or there is none ({problem}). Check the server's name, port and the network, then run this again.",
    },
    "nonsense": {
        "vi": "{server} trả lời không đúng giao thức IMAP ({problem}). Kiểm tra tên máy chủ và cổng; nếu đúng, báo người quản trị máy chủ thư.",
        "en": "What {server} answers is not IMAP ({problem}). Check the server's name and port; if they are right, tell whoever runs the mail server.",
    },
    "server-says-no": {
        "vi": "{server} từ chối ({answer}).",
        "en": "{server} refuses ({answer}).",
    },
    "no-mailbox-folder": {
        "vi": "Hộp thư không có mục “{name}”. Các mục có trong đó: {names}.",
        "en": "The mailbox has no folder “{name}”. Its folders: {names}.",
    },
    # Drafts
    "no-drafts-folder": {
        "vi": "Máy chủ không cho biết mục nào chứa thư nháp. Ghi --mailbox TÊN; các mục có: {names}.",
        "en": "The server does not say which folder is for drafts. Give --mailbox NAME; the folders are: {names}.",
    },
    "no-sent-folder": {
        "vi": "Máy chủ không cho biết mục nào chứa thư đã gửi, nên chưa biết thư nào đã gửi từ hộp thư. Ghi --sent TÊN; các mục có: {names}.",
        "en": "The server does not say which folder is for sent mail, so it is not known what was sent from the mailbox. Give --sent NAME; the folders are: {names}.",
    },
    "asks": {
        "vi": "Sẽ hỏi {server} (hộp thư {user}) xem {n} thư nháp đã gửi chưa.",
        "en": "Asking {server} (mailbox {user}) which of {n} drafts have been sent.",
    },
    "found-sent": {
        "vi": "{n} thư đã được gửi từ hộp thư, nay ghi là sent.",
        "en": "{n} drafts have been sent from the mailbox; they are marked as sent.",
    },
    "lying": {
        "vi": "{n} thư nháp còn nằm trong mục “{name}”, chưa gửi.",
        "en": "{n} drafts still lie in “{name}”, not sent.",
    },
    "vanished": {
        "vi": "{n} thư nháp không còn trong mục “{name}” và cũng không thấy trong thư đã gửi (ví dụ {mail}): đã xóa, hoặc đã gửi với tiêu đề khác. Muốn soạn lại: ghi draft vào cột state của {table}.",
        "en": "{n} drafts are no longer in “{name}” and not found among sent mail (such as {mail}): deleted, or sent under another subject. To have one put there again, write draft into the column state of {table}.",
    },
    "too-large-for-server": {
        "vi": "thư có {size} MB, máy chủ nhận nhiều nhất {most} MB; hãy bớt tệp đính kèm.",
        "en": "it has {size} MB, and the server takes {most} MB at most; attach less.",
    },
    "full": {
        "vi": "hộp thư đã đầy ({answer}). Xóa bớt thư rồi chạy lại lệnh này.",
        "en": "the mailbox is full ({answer}). Make room, then run this again.",
    },
    "sum-drafts": {
        "vi": "Đã để {put} thư vào mục “{name}”; {refused} bị từ chối, {left} chưa để vào. Xem {table}.",
        "en": "Put {put} drafts into “{name}”; {refused} refused, {left} not put there. See {table}.",
    },
    # Collecting
    "reads": {
        "vi": "Sẽ đọc {mailbox} (hộp thư {user}{only}); không đánh dấu, chuyển hay xóa thư nào.",
        "en": "Reading {mailbox} (mailbox of {user}{only}); no mail is marked, moved or deleted.",
    },
    "only-since": {"vi": ", từ ngày {day}", "en": ", since {day}"},
    "only-answers": {"vi": ", chỉ thư trả lời thư của đợt này", "en": ", only answers to mails of this round"},
    "only-above": {"vi": ", tiếp từ thư số {uid}", "en": ", from mail {uid} on"},
    "reads-only": {
        "vi": "Chỉ báo trước, chưa mở kết nối nào.",
        "en": "This was an announcement alone; no connection was opened.",
    },
    "stopped-reading": {
        "vi": "Dừng đọc {mailbox}: {why} Những gì đã đến được giữ lại; chạy lại để đọc tiếp.",
        "en": "Stopped reading {mailbox}: {why} What had come is kept; run this again to go on.",
    },
    "no-answers": {
        "vi": "Chưa thư nào của đợt này được gửi có mã thư (mails.csv), nên không biết thư nào là trả lời. Bỏ --answers.",
        "en": "No mail of this round was sent under a known id (mails.csv), so nobody knows which mails are answers. Leave --answers out.",
    },
    "since-unknown": {
        "vi": "--since cần một ngày như 01/11/2026, không phải “{found}”.",
        "en": "--since takes a day such as 01/11/2026, not “{found}”.",
    },
    "imap-alone": {
        "vi": "{option} chỉ dùng với nguồn imap://…",
        "en": "{option} goes with a source imap://… alone.",
    },
    "marks-unreadable": {
        "vi": "Không đọc được {path}: nếu đang mở trong Excel thì đóng lại; nếu hỏng thì xóa tệp, chương trình sẽ đọc lại hộp thư từ đầu mà không ghi gì hai lần.",
        "en": "{path} cannot be read: close it if it is open in Excel; if it is damaged, delete it, and the mailbox is read from its beginning without adding anything twice.",
    },
}
DRAFTING: dict[str, Text] = OUTGOING | {
    "to-send": {
        "vi": "Sẽ để {n} thư vào mục thư nháp của hộp thư {user} tại {server}; không gửi thư nào:",
        "en": "To be put among the drafts of {user} at {server}: {n} mails; none is sent:",
    },
    "left-out": {"vi": "Không để vào thư nháp {mail}: {why}", "en": "Not put among the drafts: {mail}: {why}"},
    "before": {"vi": "{n} thư đã gửi, để yên.", "en": "{n} mails have been sent and stay as they are."},
    "nothing-to-send": {"vi": "Không còn thư nào phải để vào thư nháp.", "en": "There is no draft to be put there."},
    "dry-run": {
        "vi": "Chỉ liệt kê, chưa mở kết nối nào.",
        "en": "This was a list alone; no connection was opened.",
    },
    "ask": {"vi": "Để {n} thư vào mục thư nháp? (c/k) ", "en": "Put {n} drafts there? (y/n) "},
    "not-confirmed": {"vi": "Chưa để thư nào vào.", "en": "Nothing was put there."},
    "sending": {"vi": "Đang để vào thư nháp", "en": "Putting drafts there"},
    "refused": {
        "vi": "{mail}: máy chủ không nhận ({answer}).",
        "en": "{mail}: the server refused it ({answer}).",
    },
    "uncertain": {
        "vi": "có thể đã gửi bằng iso18091 send, lần trước bị ngắt giữa chừng. Hỏi {to}; chắc là chưa thì ghi draft vào cột state.",
        "en": "iso18091 send may have sent it and was broken off. Ask {to}; if it has surely not gone, write draft into the column state.",
    },
}
"""The words of ``send``, with those of ``draft`` in the place of some."""
