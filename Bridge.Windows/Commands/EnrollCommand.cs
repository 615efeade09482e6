using System.CommandLine;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Bridge.Link;

namespace Kiwoom.Bridge.Commands;

/// <summary><c>kiwoom-bridge enroll</c>.</summary>
internal static class EnrollCommand
{
    internal static Command Create()
    {
        var data = CommandLine.Data();
        var code = new Argument<string>("CODE") { Description = "what 'kiwoom bridge enroll' printed at the gateway" };
        var command = new Command("enroll", "Make this machine's bridge known to a gateway") { code, data };
        command.SetAction(async (result, cancellation) =>
        {
            try
            {
                using var identity = await Enroll.With(
                    result.GetValue(code)!, Path.GetFullPath(result.GetValue(data)!), CommandLine.Version, cancellation).ConfigureAwait(false);
                Console.WriteLine($"Enrolled as {identity.Bridge} with {identity.Url}.");
                return BridgeExitCode.Ok;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                return CommandLine.Fail($"Not enrolled: {fault.Message}", BridgeExitCode.Failed);
            }
        });
        return command;
    }
}
