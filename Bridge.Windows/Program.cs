using System.Text;
using Kiwoom.Bridge.Commands;

// Kiwoom's messages are Korean. A console shows them in its own code page; a file or a pipe, which would get question marks elsewhere than in Korea, gets UTF-8.
if (Console.IsOutputRedirected)
    Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true });
if (Console.IsErrorRedirected)
    Console.SetError(new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true });

return await BridgeCommands.Run(args, TimeProvider.System);
