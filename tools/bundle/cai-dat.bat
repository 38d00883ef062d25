@echo off
rem Installs iso18091 on Windows without a network. Messages are in Vietnamese without marks, so that any console shows them.
rem "cai-dat.bat /q" does not wait for a key at the end.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "TARGET=%LOCALAPPDATA%\iso18091"
set "CODE=1"

if not exist "%HERE%wheels\" goto not_unpacked

rem A 64-bit Python 3.11, 3.12 or 3.13: by the launcher "py", else "python".
set "SUITS=import sys, sysconfig; sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 13) and sysconfig.get_platform() == 'win-amd64'))"
set "PY="
py -3.13 -c "%SUITS%" >nul 2>nul && set "PY=py -3.13"
if not defined PY py -3.12 -c "%SUITS%" >nul 2>nul && set "PY=py -3.12"
if not defined PY py -3.11 -c "%SUITS%" >nul 2>nul && set "PY=py -3.11"
if not defined PY py -3 -c "%SUITS%" >nul 2>nul && set "PY=py -3"
if not defined PY python -c "%SUITS%" >nul 2>nul && set "PY=python"
if not defined PY goto no_python

set "PIP="
for %%W in ("%HERE%wheels\pip-*.whl") do set "PIP=%%~fW\pip"
if not defined PIP goto not_unpacked

echo Kiem tra tep...
%PY% -I -B "%HERE%kiem-tra.py"
if errorlevel 1 goto failed

echo Dang cai vao "%TARGET%" ...
%PY% -m venv --clear --without-pip "%TARGET%\venv"
if errorlevel 1 goto failed
"%TARGET%\venv\Scripts\python.exe" "%PIP%" --isolated install --quiet --disable-pip-version-check --no-index --find-links "%HERE%wheels" --require-hashes --requirement "%HERE%requirements.txt"
if errorlevel 1 goto failed

if not exist "%TARGET%\bin\" mkdir "%TARGET%\bin"
rem The command finds its folder by itself: a user name with Vietnamese letters does no harm.
>"%TARGET%\bin\iso18091.cmd" echo @"%%~dp0..\venv\Scripts\iso18091.exe" %%*
if errorlevel 1 goto failed
call "%TARGET%\bin\iso18091.cmd" --version
if errorlevel 1 goto failed

rem The folder of the command goes on the user's own PATH, once.
powershell -NoProfile -ExecutionPolicy Bypass -Command "$d = Join-Path $env:LOCALAPPDATA 'iso18091\bin'; $p = [Environment]::GetEnvironmentVariable('Path', 'User'); $all = @($p -split ';' | Where-Object { $_ }); if ($all -notcontains $d) { [Environment]::SetEnvironmentVariable('Path', (($all + $d) -join ';'), 'User') }"
if errorlevel 1 goto no_path

echo.
echo Xong. Hay mo mot cua so lenh MOI roi go: iso18091 --help
set "CODE=0"
goto end

:no_path
echo.
echo Da cai xong, nhung chua them duoc vao PATH. Hay go day du:
echo   "%TARGET%\bin\iso18091.cmd" --help
echo hoac tu them thu muc "%TARGET%\bin" vao PATH cua nguoi dung.
set "CODE=0"
goto end

:not_unpacked
echo Khong thay thu muc "wheels". Hay giai nen TOAN BO tep .zip ra mot thu muc roi chay lai cai-dat.bat.
goto end

:no_python
echo Chua co Python 3.11, 3.12 hoac 3.13 ban 64-bit tren may nay.
echo Xem HUONG-DAN-CAI-DAT.txt, muc "May chua co Python".
goto end

:failed
echo.
echo Cai dat KHONG thanh cong. Hay chup man hinh nay va gui cho nguoi phu trach.

:end
if /i not "%~1"=="/q" pause
exit /b %CODE%
