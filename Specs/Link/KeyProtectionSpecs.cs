using System.Security.Cryptography;
using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Link;
using Kiwoom.Bridge.Link.Keys;
using Kiwoom.Specs.Journal;

namespace Kiwoom.Specs.Link;

/// <summary>A key in its file. DPAPI itself is Windows'; here another scheme stands for it, the same way.</summary>
public sealed class KeyProtectionSpecs : IDisposable
{
    private static readonly Uri _url = new("wss://gateway:8081/link");
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void A_key_that_lies_unprotected_is_protected_when_it_is_first_read_and_stays_the_same_key()
    {
        var made = Enrolled(new FilePermissions());
        var kim = new SealedFor("kim");
        Text().ShouldNotContain("sealed");

        Public(BridgeIdentity.Load(_data.Path, kim)).ShouldBe(made);
        Text().ShouldContain("\"protection\": \"sealed\"");
        Text().ShouldContain("\"protected_for\": \"kim\"");
        var after = Text();
        Public(BridgeIdentity.Load(_data.Path, kim)).ShouldBe(made);
        Text().ShouldBe(after, "it is protected once");
    }

    [Fact]
    public void A_key_of_another_user_is_not_read_and_both_users_are_named()
    {
        Enrolled(new SealedFor("kim"));
        var before = Text();
        var fault = Should.Throw<InvalidDataException>(() => BridgeIdentity.Load(_data.Path, new SealedFor("lee")));
        fault.Message.ShouldContain("protected for kim");
        fault.Message.ShouldContain("lee cannot read it");
        fault.Message.ShouldContain("enrol the bridge again, or run it as kim");
        Text().ShouldBe(before);
    }

    [Fact]
    public void A_protected_key_on_a_machine_that_does_not_know_the_scheme_asks_for_a_new_enrolment()
    {
        Enrolled(new SealedFor("kim"));
        var fault = Should.Throw<InvalidDataException>(() => BridgeIdentity.Load(_data.Path, new FilePermissions()));
        fault.Message.ShouldContain("'sealed' for kim");
        fault.Message.ShouldContain("enrol the bridge again on this machine");
    }

    private static byte[] Public(BridgeIdentity? identity)
    {
        using (identity.ShouldNotBeNull())
            return identity.PublicKey;
    }

    private byte[] Enrolled(IKeyProtection protection)
    {
        using var identity = new BridgeIdentity(BridgeId.Parse("desk"), _url, RandomNumberGenerator.GetBytes(32), BridgeKey.Create());
        identity.Save(_data.Path, protection);
        return identity.PublicKey;
    }

    private string Text() => File.ReadAllText(BridgeIdentity.PathBelow(_data.Path));

    /// <summary>Authenticated encryption under a key that follows from a user's name.</summary>
    private sealed class SealedFor(string user) : IKeyProtection
    {
        private readonly byte[] _key = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(user));

        public string? Scheme => "sealed";

        public string User => user;

        public byte[] Protect(byte[] key)
        {
            var kept = new byte[12 + 16 + key.Length];
            RandomNumberGenerator.Fill(kept.AsSpan(0, 12));
            using var cipher = new AesGcm(_key, 16);
            cipher.Encrypt(kept.AsSpan(0, 12), key, kept.AsSpan(28), kept.AsSpan(12, 16));
            return kept;
        }

        public byte[] Unprotect(byte[] kept)
        {
            var key = new byte[kept.Length - 28];
            using var cipher = new AesGcm(_key, 16);
            cipher.Decrypt(kept.AsSpan(0, 12), kept.AsSpan(28), kept.AsSpan(12, 16), key);
            return key;
        }
    }
}
