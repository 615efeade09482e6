@echo off
rem Starts the bridge with the runtime beside it. Kiwoom's own control is a 32-bit one and does not load into this package.
"%~dp0kiwoom-bridge.exe" %*
exit /b %ERRORLEVEL%
