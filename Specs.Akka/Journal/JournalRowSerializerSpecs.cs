using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Serialization;
using Kiwoom.OnAkka.Journal;
using Kiwoom.Specs.OnAkka.Runtime;

namespace Kiwoom.Specs.OnAkka.Journal;

/// <summary>Serializer 1001: a name and bytes, and nothing that a name could bring to life.</summary>
public sealed class JournalRowSerializerSpecs : IAsyncLifetime
{
    private readonly ActorSystem _system = SpecSystem.Start();

    private Serialization Serialization => ((ExtendedActorSystem)_system).Serialization;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    [Fact]
    public void A_row_comes_back_as_it_was()
    {
        var row = new JournalRow("order_placed.v12", [1, 2, 3]);
        var serializer = Serialization.FindSerializerFor(row).ShouldBeOfType<JournalRowSerializer>();
        serializer.Identifier.ShouldBe(1001);

        var back = Serialization.Deserialize(serializer.ToBinary(row), 1001, serializer.Manifest(row)).ShouldBeOfType<JournalRow>();

        (back.Manifest, back.Payload).ShouldBe((row.Manifest, row.Payload));
        Should.Throw<ArgumentException>(() => serializer.ToBinary("a text"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".v1")]
    [InlineData("order_placed")]
    [InlineData("order_placed.v")]
    [InlineData("order_placed.v0")]
    [InlineData("order_placed.v01")]
    [InlineData("order_placed.v1234567890")]
    [InlineData("order_placed.v1 ")]
    [InlineData("Order_placed.v1")]
    [InlineData("order-placed.v1")]
    [InlineData("a.v1.v1")]
    [InlineData("System.String")]
    [InlineData("System.Diagnostics.Process, System.Diagnostics.Process")]
    public void Another_manifest_is_refused(string manifest) =>
        Should.Throw<SerializationException>(() => Serialization.Deserialize([1], 1001, manifest)).Message.ShouldNotContain("assembly");
}
