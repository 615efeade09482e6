using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kiwoom.Specs.Wine.Ocx;

/// <summary>Compares JSON with what it is to hold.</summary>
internal static class JsonShould
{
    public static void ShouldBeJson(this JsonNode actual, object expected) =>
        actual.ToJsonString().ShouldBe(JsonSerializer.SerializeToNode(expected)!.ToJsonString());
}
