using System.Globalization;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Recording;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Recording;

/// <summary>A process that records numbered calls for as long as it lives.</summary>
internal static class RecordingUntilKilled
{
    public static int Run(string path)
    {
        using var recorder = SessionRecorder.Create(RecordedCalls.Header, new RecordingOptions { Path = path }, Clocks.RealTime, NullLogger.Instance);
        RecordedCalls.Use(recorder, (_, arguments) => arguments[0], (api, _) =>
        {
            for (var i = 1; recorder.EndReason is null; i++)
            {
                api.GetMasterCodeName(i.ToString(CultureInfo.InvariantCulture));
                if (i % 10 == 0)
                    Thread.Sleep(1);
            }
        });
        return 1;
    }
}
