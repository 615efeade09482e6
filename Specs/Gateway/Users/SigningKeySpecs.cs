using System.Security.Cryptography;
using Kiwoom.Gateway.Security;
using Microsoft.AspNetCore.Http;

namespace Kiwoom.Specs.Gateway.Users;

/// <summary>The project's key set: how new keys come and old ones go, and what happens while it cannot be read.</summary>
public sealed class SigningKeySpecs
{
    [Fact]
    public async Task A_new_key_is_found_when_it_is_first_used_and_one_that_was_taken_out_counts_no_more()
    {
        await using var rig = await ProjectUsers.Start();
        var old = rig.Project.Token(ProjectUsers.Kim);
        await rig.Good(old);
        var next = ProjectKey.Ec("ec-2");
        rig.Project.Publish(rig.Project.Ec, next);
        rig.Clock.Advance(ProjectUsers.Seldom.UnknownKeyEvery);
        (await rig.Check(rig.Project.Token(ProjectUsers.Kim, next))).ShouldBeOfType<TokenCheck.Good>();
        (await rig.Check(old)).ShouldBeOfType<TokenCheck.Good>("it is still published");

        rig.Project.Publish(next);
        (await rig.Users.Refresh(CancellationToken.None)).ShouldBeTrue();
        (await rig.Check(old)).ShouldBeOfType<TokenCheck.Bad>().Reason.ShouldContain("key");
        (await rig.Check(rig.Project.Token(ProjectUsers.Kim, next))).ShouldBeOfType<TokenCheck.Good>();
        rig.Project.Publish();
        (await rig.Users.Refresh(CancellationToken.None)).ShouldBeTrue();
        (await rig.Check(rig.Project.Token(ProjectUsers.Kim, next))).ShouldBeOfType<TokenCheck.Bad>();
    }

    [Fact]
    public async Task It_is_read_again_by_itself()
    {
        await using var rig = await ProjectUsers.Start(timing: ProjectUsers.Seldom with { RefreshEvery = TimeSpan.FromMilliseconds(20) });
        var token = rig.Project.Token(ProjectUsers.Kim);
        await rig.Good(token);
        rig.Project.Publish(rig.Project.Rsa);
        await ProjectUsers.Until(async () => await rig.Check(token) is TokenCheck.Bad);
    }

    [Fact]
    public async Task A_key_under_the_name_of_an_old_one_takes_its_place()
    {
        await using var rig = await ProjectUsers.Start();
        await rig.Good(rig.Project.Token(ProjectUsers.Kim));
        var other = ProjectKey.Ec("ec-1");
        rig.Project.Publish(other);
        (await rig.Users.Refresh(CancellationToken.None)).ShouldBeTrue();
        (await rig.Check(rig.Project.Token(ProjectUsers.Kim))).ShouldBeOfType<TokenCheck.Bad>();
        (await rig.Check(rig.Project.Token(ProjectUsers.Kim, other))).ShouldBeOfType<TokenCheck.Good>();
    }

    [Fact]
    public async Task A_flood_of_invented_keys_causes_one_reading_and_no_more()
    {
        await using var rig = await ProjectUsers.Start();
        await rig.Good(rig.Project.Token(ProjectUsers.Kim));
        var before = rig.Project.Fetches;
        rig.Clock.Advance(ProjectUsers.Seldom.UnknownKeyEvery);
        var claims = rig.Project.Claims(ProjectUsers.Kim);
        var checks = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(() => rig.Check(Jwt.Of(new { alg = "ES256", kid = $"invented-{i}" }, claims, rig.Project.Ec.Sign)))));
        checks.ShouldAllBe(c => c is TokenCheck.Bad);
        for (var i = 0; i < 20; i++)
            (await rig.Check(Jwt.Of(new { alg = "ES256", kid = $"later-{i}" }, claims, rig.Project.Ec.Sign))).ShouldBeOfType<TokenCheck.Bad>("one after the other, with no reading under way");
        (rig.Project.Fetches - before).ShouldBe(1);
        (await rig.Check(rig.Project.Token(ProjectUsers.Kim))).ShouldBeOfType<TokenCheck.Good>("others are served meanwhile");
    }

    [Fact]
    public async Task Before_it_was_ever_read_nobody_can_be_told_good_from_bad_and_then_it_heals()
    {
        await using var rig = await ProjectUsers.Start(p => p.Instead = Abort, timing: ProjectUsers.Seldom with { RetryAfter = TimeSpan.FromMilliseconds(20) });
        var token = rig.Project.Token(ProjectUsers.Kim);
        (await rig.Check(token)).ShouldBeOfType<TokenCheck.Unavailable>().What.ShouldBe("signing_keys_unavailable");
        rig.Project.Instead = null;
        await rig.Good(token);
    }

    /// <summary>What the address may answer with that is no key set.</summary>
    public static TheoryData<string> Garbage => new()
    {
        "abort", "500", "404", "redirect", "<html>sign in</html>", "", "[]", "null", "{}", """{"keys":{}}""", """{"keys":""", "large", "many", "deep",
    };

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task The_last_good_set_lasts_an_hour_while_no_other_can_be_read(string garbage)
    {
        await using var rig = await ProjectUsers.Start();
        var token = rig.Project.Token(ProjectUsers.Kim, now: DateTimeOffset.UtcNow + TimeSpan.FromMinutes(40));
        rig.Clock.Advance(TimeSpan.FromMinutes(40));
        (await rig.Users.Refresh(CancellationToken.None)).ShouldBeTrue();
        await rig.Good(token);
        rig.Project.Instead = Answer(rig.Project, garbage);
        (await rig.Users.Refresh(CancellationToken.None)).ShouldBeFalse();
        (await rig.Check(token)).ShouldBeOfType<TokenCheck.Good>();

        rig.Clock.Advance(TimeSpan.FromMinutes(55));
        (await rig.Users.Refresh(CancellationToken.None)).ShouldBeFalse();
        (await rig.Check(token)).ShouldBeOfType<TokenCheck.Good>();
        rig.Clock.Advance(TimeSpan.FromMinutes(6));
        (await rig.Check(token)).ShouldBeOfType<TokenCheck.Unavailable>().Reason.ShouldContain("could not be read since");
        rig.Project.Instead = null;
        (await rig.Users.Refresh(CancellationToken.None)).ShouldBeTrue();
        (await rig.Check(rig.Project.Token(ProjectUsers.Kim, now: rig.Clock.GetUtcNow()))).ShouldBeOfType<TokenCheck.Good>();
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_given_up()
    {
        var held = new TaskCompletionSource();
        await using var rig = await ProjectUsers.Start(p => p.Instead = _ => held.Task, timing: ProjectUsers.Seldom with { Patience = TimeSpan.FromMilliseconds(200) });
        (await rig.Check(rig.Project.Token(ProjectUsers.Kim))).ShouldBeOfType<TokenCheck.Unavailable>();
        held.SetResult();
    }

    [Fact]
    public async Task Keys_that_are_weak_or_for_something_else_are_not_used()
    {
        await using var rig = await ProjectUsers.Start();
        var weak = ProjectKey.Rsa("weak", 1024);
        var other = ProjectKey.Ec("p-384", ECCurve.NamedCurves.nistP384, "P-384");
        var named = ProjectKey.Ec("named", ECCurve.NamedCurves.nistP384);
        var (twice, again) = (ProjectKey.Ec("twice"), ProjectKey.Ec("twice"));
        var point = ((ECDsa)rig.Project.Ec.Key).ExportParameters(false).Q;
        rig.Project.KeysText = System.Text.Json.JsonSerializer.Serialize(new
        {
            keys = new object?[]
            {
                weak.Jwk, other.Jwk, named.Jwk, twice.Jwk, again.Jwk, null, 7, "key", new { },
                new { kty = "oct", kid = "oct", alg = "HS256", k = Jwt.Part("a secret that somebody published"u8.ToArray()) },
                new { kty = "EC", crv = "P-256", kid = "enc", use = "enc", x = Jwt.Part(point.X!), y = Jwt.Part(point.Y!) },
                new { kty = "EC", crv = "P-256", kid = "sign", key_ops = new[] { "sign" }, x = Jwt.Part(point.X!), y = Jwt.Part(point.Y!) },
                new { kty = "EC", crv = "P-256", kid = "alg", alg = "RS256", x = Jwt.Part(point.X!), y = Jwt.Part(point.Y!) },
                new { kty = "EC", crv = "P-256", kid = "off", x = Jwt.Part(point.X!), y = Jwt.Part(point.X!) },
                new { kty = "EC", crv = "P-256", kid = "none", x = "!", y = 3 },
                new { kty = "RSA", kid = "e1", n = Jwt.Part(((RSA)rig.Project.Rsa.Key).ExportParameters(false).Modulus!), e = "AQ" },
                new { kty = "RSA", kid = "huge", n = Jwt.Part([.. Enumerable.Repeat((byte)0xff, 4096)]), e = "AQAB" },
                rig.Project.Ec.Jwk,
            },
        });
        (await rig.Users.Refresh(CancellationToken.None)).ShouldBeTrue();
        (await rig.Check(rig.Project.Token(ProjectUsers.Kim))).ShouldBeOfType<TokenCheck.Good>("the one that is good");
        foreach (var key in new[] { weak, other, named, twice, again })
            (await rig.Check(rig.Project.Token(ProjectUsers.Kim, key))).ShouldBeOfType<TokenCheck.Bad>(key.Id);

        foreach (var id in new[] { "enc", "sign", "alg", "off", "none" })
            (await rig.Check(Jwt.Of(new { alg = "ES256", kid = id }, rig.Project.Claims(ProjectUsers.Kim), rig.Project.Ec.Sign))).ShouldBeOfType<TokenCheck.Bad>(id);

        foreach (var id in new[] { "e1", "huge" })
            (await rig.Check(Jwt.Of(new { alg = "RS256", kid = id }, rig.Project.Claims(ProjectUsers.Kim), rig.Project.Rsa.Sign))).ShouldBeOfType<TokenCheck.Bad>(id);
    }

    private static Func<HttpContext, Task> Answer(SupabaseProject project, string garbage) => garbage switch
    {
        "abort" => Abort,
        "500" or "404" => context => Fail(context, int.Parse(garbage), project.KeysText),
        "redirect" => Redirect,
        "large" => context => context.Response.WriteAsync(project.KeysText + new string(' ', 100_000)),
        "many" => context => context.Response.WriteAsync($$"""{"keys":[{{string.Join(',', Enumerable.Repeat("{}", 33))}}]}"""),
        "deep" => context => context.Response.WriteAsync("{\"keys\":" + new string('[', 1000) + new string(']', 1000) + "}"),
        _ => context => context.Response.WriteAsync(garbage),
    };

    private static Task Fail(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    }

    private static Task Redirect(HttpContext context)
    {
        context.Response.Redirect("/elsewhere");
        return Task.CompletedTask;
    }

    private static Task Abort(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }
}
