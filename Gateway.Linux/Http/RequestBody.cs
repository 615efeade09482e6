using Microsoft.Net.Http.Headers;

namespace Kiwoom.Gateway.Http;

/// <summary>Reads a request's body up to a bound.</summary>
public static class RequestBody
{
    /// <summary>The largest body that is read, in bytes. The largest legal order is a few hundred.</summary>
    public const int Largest = 64 * 1024;

    /// <summary>Reads the fields of a JSON body, or says why not.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mayBeEmpty">Whether no body at all is as good as an empty object.</param>
    public static async Task<(JsonFields? Fields, ApiAnswer? Problem)> ReadFields(HttpRequest request, bool mayBeEmpty = false)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.ContentLength > Largest)
            return (null, TooLarge(request));

        var hasType = MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
        if (hasType ? !IsJson(type!) : !mayBeEmpty)
            return (null, Problems.UnsupportedMediaType());

        using var buffer = new MemoryStream();
        var chunk = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, request.HttpContext.RequestAborted).ConfigureAwait(false)) > 0)
        {
            if (buffer.Length + read > Largest)
                return (null, TooLarge(request));

            buffer.Write(chunk, 0, read);
        }

        if (buffer.Length > 0 && !hasType)
            return (null, Problems.UnsupportedMediaType());

        return buffer.Length == 0 && mayBeEmpty
            ? (JsonFields.Parse("{}"u8.ToArray()), null)
            : (JsonFields.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length)), null);
    }

    private static bool IsJson(MediaTypeHeaderValue type) =>
        type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));

    // The rest of the body is not wanted: the connection ends with the answer.
    private static ApiAnswer TooLarge(HttpRequest request)
    {
        request.HttpContext.Response.Headers.Connection = "close";
        return Problems.TooLarge(Largest);
    }
}
