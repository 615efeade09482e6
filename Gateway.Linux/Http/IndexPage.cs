using System.Reflection;

namespace Kiwoom.Gateway.Http;

/// <summary>The page at <c>/</c>: three files inside the assembly, without any data.</summary>
internal static class IndexPage
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        Map(app, "/", "index.html", "text/html; charset=utf-8");
        Map(app, "/index.js", "index.js", "text/javascript; charset=utf-8");
        Map(app, "/index.css", "index.css", "text/css; charset=utf-8");
    }

    private static void Map(IEndpointRouteBuilder app, string pattern, string file, string contentType)
    {
        var content = Load(file);
        Func<IResult> answer = () => Results.Bytes(content, contentType);
        app.MapMethods(pattern, [HttpMethods.Get], (Delegate)answer).WithMetadata(new OpenEndpoint()).ExcludeFromDescription();
    }

    private static byte[] Load(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("wwwroot/" + file)
            ?? throw new InvalidOperationException($"wwwroot/{file} is not in the assembly");
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
