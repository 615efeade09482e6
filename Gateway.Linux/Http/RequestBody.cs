using Microsoft.Net.Http.Headers;

namespace Kiwoom.Gateway.Http;

/// <summary>Reads a request's body up to a bound.</summary>
public static class RequestBody
{
    /// <summary>The largest body that is read, in bytes. The largest legal order is a few hundred.</summary>
    public const int Largest = 64 * 1024;

    /// <summary>Reads the fields of a JSON body, or says why not.</summary>
    public static async Task<(JsonFields? Fields, IResult? Problem)> ReadFields(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            return (null, Problems.UnsupportedMediaType());

        if (request.ContentLength > Largest)
            return (null, Problems.TooLarge(Largest));

        using var buffer = new MemoryStream();
        var chunk = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, request.HttpContext.RequestAborted).ConfigureAwait(false)) > 0)
        {
            if (buffer.Length + read > Largest)
                return (null, Problems.TooLarge(Largest));

            buffer.Write(chunk, 0, read);
        }

        return (JsonFields.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length)), null);
    }
}
