using System.Text.Json;

namespace Kiwoom.Bridge.Recording;

/// <summary>Reads what an event's handler had read.</summary>
internal static class RecordedGetters
{
    /// <summary>Answers by key. Throws <see cref="JsonException"/> for anything else.</summary>
    internal static Dictionary<string, object?> Of(JsonElement read)
    {
        var answers = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var getter in Members(read))
        {
            if (!GetterKey.Arguments.TryGetValue(getter.Name, out var arguments))
                throw new JsonException($"there is no getter {getter.Name}");
            Read(getter.Value, getter.Name, arguments, answers);
        }

        return answers;
    }

    private static void Read(JsonElement node, string path, int left, Dictionary<string, object?> answers)
    {
        if (left == 0)
        {
            answers[path] = Answer.Read(node);
            return;
        }

        foreach (var member in Members(node))
            Read(member.Value, $"{path}\u001f{member.Name}", left - 1, answers);
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object ? json.EnumerateObject() : throw new JsonException("getters are nested in objects");
}
