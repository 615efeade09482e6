using System.CommandLine;
using System.Security.Cryptography;
using Kiwoom.Gateway.Commands;
using Kiwoom.Gateway.Link;
using Kiwoom.OnAkka.Orders.Sealing;

namespace Kiwoom.Gateway.OnAkka.Orders;

/// <summary><c>gateway-key</c>: prints the public key by which strategies of other processes know this gateway. It is no secret.</summary>
internal static class GatewayKeyCommand
{
    internal static Command Create(TimeProvider machine)
    {
        var data = CommonOptions.Data();
        var command = new Command("gateway-key", "Print the public key by which strategies of other processes know this gateway. Exit codes: 0 done, 1 failed") { data };
        command.SetAction(result =>
        {
            try
            {
                using var key = GatewayKey.LoadOrCreate(result.GetValue(data)!, machine);
                Console.WriteLine(GatewayIdentity.Of(key.Certificate.PublicKey.ExportSubjectPublicKeyInfo()));
                return ExitCode.Ok;
            }
            catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException or CryptographicException)
            {
                return CommonOptions.Fail(fault.Message);
            }
        });
        return command;
    }
}
