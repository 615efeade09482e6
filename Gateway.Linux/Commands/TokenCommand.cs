using System.CommandLine;
using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Commands;

/// <summary><c>token create|list|revoke</c>: who may use the gateway.</summary>
internal static class TokenCommand
{
    internal static Command Create(TimeProvider clock) => new("token", "Give out, list and revoke access tokens")
    {
        CreateCommand(clock),
        ListCommand(clock),
        RevokeCommand(clock),
    };

    private static Command CreateCommand(TimeProvider clock)
    {
        var data = CommonOptions.Data();
        var user = new Option<string>("--user") { Description = "the user's name", Required = true, HelpName = "NAME" };
        var level = new Option<string>("--level") { Description = "viewer, paper_trader, real_trader or admin", DefaultValueFactory = _ => "viewer", HelpName = "LEVEL" };
        var days = new Option<int>("--days") { Description = "days until it expires, 1 to 366", DefaultValueFactory = _ => 30, HelpName = "N" };
        var accounts = new Option<string[]>("--account") { Description = "an account it is for; may be repeated; none for all", HelpName = "ACCOUNT_NO" };
        var command = new Command("create", "Give out a token and print it") { data, user, level, days, accounts };
        command.SetAction(result =>
        {
            if (!UserId.TryParse(result.GetValue(user), out var subject))
                return CommonOptions.Fail("--user takes 1 to 64 letters, digits and -_.:@", ExitCode.Usage);

            if (LevelOf(result.GetValue(level)) is not { } permission)
                return CommonOptions.Fail("--level takes viewer, paper_trader, real_trader or admin", ExitCode.Usage);

            if (result.GetValue(days) is not (>= 1 and <= 366) and var wrong)
                return CommonOptions.Fail($"--days takes 1 to 366, not {wrong}", ExitCode.Usage);

            var numbers = new List<AccountNo>();
            foreach (var text in result.GetValue(accounts) ?? [])
            {
                if (!AccountNo.TryParse(text, out var account))
                    return CommonOptions.Fail($"'{text}' is no account number: ten digits", ExitCode.Usage);

                numbers.Add(account);
            }

            var directory = result.GetValue(data)!;
            var tokens = new Tokens(TokenKey.LoadOrCreate(directory), new TokenRegister(directory, clock), clock);
            var (token, issued) = tokens.Issue(subject, permission, numbers, TimeSpan.FromDays(result.GetValue(days)));
            Console.Error.WriteLine($"token {issued.Id} for {issued.User}, {JsonFields.SnakeCase(issued.Level)}, until {issued.ExpiresAt:yyyy-MM-dd HH:mm} UTC");
            Console.WriteLine(token);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command ListCommand(TimeProvider clock)
    {
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("list", "List the tokens that were given out") { data, json };
        command.SetAction(result =>
        {
            var register = new TokenRegister(result.GetValue(data)!, clock);
            var now = clock.GetUtcNow();
            foreach (var token in register.Issued())
            {
                var state = register.IsRevoked(token.Id) ? "revoked" : token.ExpiresAt <= now ? "expired" : "valid";
                Console.WriteLine(result.GetValue(json)
                    ? JsonSerializer.Serialize(new { token.Id, token.User, token.Level, token.Accounts, token.IssuedAt, token.ExpiresAt, State = state }, ApiJson.Options)
                    : $"{token.Id}  {token.User,-16} {JsonFields.SnakeCase(token.Level),-12} until {token.ExpiresAt:yyyy-MM-dd HH:mm} UTC  {state}");
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static Command RevokeCommand(TimeProvider clock)
    {
        var data = CommonOptions.Data();
        var id = new Argument<string>("id") { Description = "the token's id, as 'token list' shows it" };
        var command = new Command("revoke", "End a token; a running gateway refuses it within a second") { id, data };
        command.SetAction(result => new TokenRegister(result.GetValue(data)!, clock).Revoke(result.GetValue(id)!)
            ? ExitCode.Ok
            : CommonOptions.Fail($"No token has the id '{result.GetValue(id)}'. './kiwoom token list' shows them.", ExitCode.NothingThere));
        return command;
    }

    private static PermissionLevel? LevelOf(string? text)
    {
        foreach (var level in Enum.GetValues<PermissionLevel>())
        {
            if (JsonFields.SnakeCase(level) == text)
                return level;
        }

        return null;
    }
}
