@echo off
rem Starts the bridge with the 32-bit .NET, because Kiwoom's control is a 32-bit one.
setlocal
set "HOST=%ProgramFiles(x86)%\dotnet\dotnet.exe"
if not defined ProgramFiles(x86) set "HOST=%ProgramFiles%\dotnet\dotnet.exe"
if exist "%HOST%" goto run
echo The 32-bit .NET 10 runtime is not installed: "%HOST%" is missing. 1>&2
echo Install ".NET Runtime 10, Windows x86" from https://dotnet.microsoft.com/download/dotnet/10.0 and try again. 1>&2
exit /b 9
:run
"%HOST%" "%~dp0kiwoom-bridge.dll" %*
exit /b %ERRORLEVEL%
