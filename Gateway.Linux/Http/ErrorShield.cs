namespace Kiwoom.Gateway.Http;

/// <summary>Turns whatever goes wrong behind it, and every empty error response, into problem details.</summary>
/// <param name="logger">Hears of bugs.</param>
internal sealed partial class ErrorShield(ILogger logger)
{
    internal async Task Invoke(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            await Answer(context, fault).ConfigureAwait(false);
            return;
        }

        var response = context.Response;
        if (!response.HasStarted && response.ContentType is null && Problems.OfStatus(response.StatusCode) is { } problem)
            await problem.ExecuteAsync(context).ConfigureAwait(false);
    }

    private Task Answer(HttpContext context, Exception fault)
    {
        if (fault is BadHttpRequestException bad)
        {
            context.Response.Headers.Connection = "close";
            return (Problems.OfStatus(bad.StatusCode) ?? Problems.Malformed("request", "not readable as HTTP")).ExecuteAsync(context);
        }

        var method = context.Request.Method;
        var answer = Problems.Of(fault, changes: !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method), context.TraceIdentifier);
        if (answer.Status == StatusCodes.Status500InternalServerError)
            LogBug(fault, context.TraceIdentifier, method, context.Request.Path);
        else
            LogTrouble(answer.Status, method, context.Request.Path, fault.Message);

        return answer.ExecuteAsync(context);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A bug met {Method} {Path} (correlation id {CorrelationId}).")]
    private partial void LogBug(Exception fault, string correlationId, string method, string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Status} to {Method} {Path}: {Reason}")]
    private partial void LogTrouble(int status, string method, string path, string reason);
}
