using System.Text;
using Kiwoom.Bridge.Commands;
using Kiwoom.Bridge.Hosting;

// Kiwoom's messages are Korean. A console shows them in its own code page; a file or a pipe, which would get question marks elsewhere than in Korea, gets UTF-8.
if (Console.IsOutputRedirected)
    Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true });
if (Console.IsErrorRedirected)
    Console.SetError(new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true });

var parsed = BridgeCommands.Create(TimeProvider.System).Parse(args);
var code = await parsed.InvokeAsync();

// A supervisor that restarts a node after a crash must not do so for a command line that will never work.
return parsed.Errors.Count > 0 ? BridgeExitCode.Usage : code;
