using System.Runtime.Serialization;
using Akka.Actor;
using FsCheck.Xunit;
using Kiwoom.OnAkka.Remoting.Wire;

namespace Kiwoom.Specs.OnAkka.Remoting;

public class LinkSerializerSpecs
{
    private static readonly LinkSerializer Serializer = new((ExtendedActorSystem)null!);
    private static readonly ChannelId Channel = ChannelId.New();

    public static TheoryData<object> Messages => new(
        new OpenChannel(Channel, [1, 2, 3]),
        new ChannelAccepted(Channel, [1], [], [4, 5]),
        new ChannelRefused(Channel),
        new SealedPart(Channel, long.MaxValue, [9, 8, 7]));

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_comes_back_as_it_was(object message) => ShouldEqual(Serializer.FromBinary(Serializer.ToBinary(message), Serializer.Manifest(message)), message);

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_cut_short_or_drawn_out_is_refused(object message)
    {
        var bytes = Serializer.ToBinary(message);
        var least = message is SealedPart ? ChannelId.Size + sizeof(long) : bytes.Length;
        for (var length = 0; length < least; length++)
            Refuses(bytes[..length], Serializer.Manifest(message));
        if (message is not SealedPart)
            Refuses([.. bytes, 0], Serializer.Manifest(message));
    }

    [Fact]
    public void Fields_and_parts_beyond_their_bounds_are_refused()
    {
        Refuses(Serializer.ToBinary(new OpenChannel(Channel, new byte[513])), "o1");
        Refuses(Serializer.ToBinary(new SealedPart(Channel, 1, new byte[LinkSerializer.LargestPart])), "p1");
    }

    [Theory]
    [InlineData("")]
    [InlineData("o2")]
    [InlineData("O1")]
    [InlineData("System.Diagnostics.Process, System.Diagnostics.Process")]
    public void Manifests_that_are_not_the_links_are_refused(string manifest) => Refuses(new byte[64], manifest);

    [Fact]
    public void Nothing_but_the_links_messages_is_sent()
    {
        Should.Throw<SerializationException>(() => Serializer.ToBinary("text"));
        Should.Throw<SerializationException>(() => Serializer.Manifest("text"));
    }

    [Property(MaxTest = 500)]
    public void Whatever_bytes_come_they_are_a_message_or_refused(byte[] bytes, byte kind)
    {
        var manifest = new[] { "o1", "a1", "r1", "p1" }[kind % 4];
        try
        {
            Serializer.ToBinary(Serializer.FromBinary(bytes, manifest)).ShouldBe(bytes);
        }
        catch (SerializationException)
        {
            // Refused.
        }
    }

    private static void Refuses(byte[] bytes, string manifest) => Should.Throw<SerializationException>(() => Serializer.FromBinary(bytes, manifest));

    // Arrays in a record are compared by identity.
    private static void ShouldEqual(object actual, object expected)
    {
        actual.GetType().ShouldBe(expected.GetType());
        Serializer.ToBinary(actual).ShouldBe(Serializer.ToBinary(expected));
    }
}
