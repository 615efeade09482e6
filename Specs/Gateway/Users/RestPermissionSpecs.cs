using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Security;
using Kiwoom.Persistence.Supabase.Permissions;
using Kiwoom.Specs.Supabase;

namespace Kiwoom.Specs.Gateway.Users;

/// <summary>The tables through the real PostgREST.</summary>
[Trait("Category", "Process")]
[Collection(nameof(SupabaseStack))]
public sealed class RestPermissionSpecs
{
    [Fact]
    public async Task They_are_read_as_the_database_has_them()
    {
        var stack = await SupabaseStack.Shared;
        var user = await stack.Database.AddUser("real_trader", "8700000002", "8700000001");
        var ending = await stack.Database.AddUser("viewer");
        await stack.Database.Run("UPDATE public.trading_permissions SET valid_until = '2031-01-02 03:04:05+09' WHERE user_id = $1", ending);
        using var source = new RestPermissionSource(stack.Rest, stack.Signer.TokenOf("service_role"), TimeSpan.FromMilliseconds(200), TimeProvider.System);
        var list = await source.Read(CancellationToken.None);
        list.PassedOver.ShouldBeEmpty();
        list.Grants[UserId.Parse(user.ToString())].ShouldBe(
            new PermissionGrant(UserId.Parse(user.ToString()), PermissionLevel.RealTrader, null, [AccountNo.Parse("8700000001"), AccountNo.Parse("8700000002")]));
        list.Grants[UserId.Parse(ending.ToString())].ValidUntil.ShouldBe(new DateTimeOffset(2031, 1, 1, 18, 4, 5, TimeSpan.Zero));

        await stack.Database.Run("DELETE FROM public.trading_permissions WHERE user_id = $1", user);
        await source.Changed(CancellationToken.None);
        (await source.Read(CancellationToken.None)).Grants.ShouldNotContainKey(UserId.Parse(user.ToString()));
    }

    [Fact]
    public async Task A_key_that_the_server_does_not_take_is_a_failure_and_not_an_empty_list()
    {
        var stack = await SupabaseStack.Shared;
        using var source = new RestPermissionSource(stack.Rest, "sb_secret_wrong", TimeSpan.FromSeconds(1), TimeProvider.System);
        (await Should.ThrowAsync<HttpRequestException>(() => source.Read(CancellationToken.None))).Message.ShouldNotContain("sb_secret");
        using var nobody = new RestPermissionSource(stack.Rest, stack.Signer.TokenOf("anon"), TimeSpan.FromSeconds(1), TimeProvider.System);
        await Should.ThrowAsync<HttpRequestException>(() => nobody.Read(CancellationToken.None));
    }
}
