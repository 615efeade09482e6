using System.Security.Cryptography;
using Kiwoom.Bridge.Link.Keys;

namespace Kiwoom.Specs.Link;

/// <summary>What is written and read without the framework's own reader is the same as with it.</summary>
public sealed class BridgeKeySpecs
{
    private const int Keys = 200;

    [Fact]
    public void A_key_that_the_framework_wrote_is_read_and_written_so_that_the_framework_reads_the_same_key()
    {
        for (var i = 0; i < Keys; i++)
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var material = P256KeyMaterial.FromPkcs8(made.ExportPkcs8PrivateKey());
            using var read = ECDsa.Create();
            read.ImportPkcs8PrivateKey(material.ToPkcs8(), out _);

            var expected = made.ExportParameters(includePrivateParameters: true);
            var actual = read.ExportParameters(includePrivateParameters: true);
            actual.D.ShouldBe(expected.D);
            actual.Q.X.ShouldBe(expected.Q.X);
            actual.Q.Y.ShouldBe(expected.Q.Y);
            material.ToSubjectPublicKeyInfo().ShouldBe(made.ExportSubjectPublicKeyInfo());
        }
    }

    [Fact]
    public void A_key_signs_so_that_the_framework_verifies_it_by_the_public_half_alone()
    {
        using var key = BridgeKey.Create();
        using var again = BridgeKey.FromPkcs8(key.ToPkcs8());
        var hash = RandomNumberGenerator.GetBytes(32);
        using var verifier = ECDsa.Create();
        verifier.ImportSubjectPublicKeyInfo(key.SubjectPublicKeyInfo, out _);

        foreach (var signature in new[] { key.Sign(hash), again.Sign(hash) })
        {
            signature.Length.ShouldBe(BridgeKey.SignatureSize);
            verifier.VerifyHash(hash, signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation).ShouldBeTrue();
        }

        verifier.VerifyHash(RandomNumberGenerator.GetBytes(32), key.Sign(hash), DSASignatureFormat.IeeeP1363FixedFieldConcatenation).ShouldBeFalse();
    }

    [Fact]
    public void Another_curve_another_algorithm_and_a_damaged_file_are_refused()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Should.Throw<CryptographicException>(() => BridgeKey.FromPkcs8(p384.ExportPkcs8PrivateKey())).Message.ShouldContain("P-256");
        using var rsa = RSA.Create(2048);
        Should.Throw<CryptographicException>(() => BridgeKey.FromPkcs8(rsa.ExportPkcs8PrivateKey()));
        using var good = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var whole = good.ExportPkcs8PrivateKey();
        for (var length = 0; length < whole.Length; length++)
            Should.Throw<CryptographicException>(() => P256KeyMaterial.FromPkcs8(whole.AsMemory(0, length)), $"{length} bytes of {whole.Length}");
    }

    [Fact]
    public void A_key_whose_bytes_were_changed_is_refused_or_is_another_key_and_never_ends_in_another_fault()
    {
        using var good = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var whole = good.ExportPkcs8PrivateKey();
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= 0x41;
            byte[] read;
            try
            {
                using var key = BridgeKey.FromPkcs8(changed);
                read = key.ToPkcs8();
            }
            catch (CryptographicException)
            {
                continue;
            }

            read.ShouldNotBe(whole, $"byte {at} does not count");
        }
    }
}
