namespace AxInterop.KHOpenAPILib;

/// <summary>The control, or COM on its behalf, failed a call. Whether the call had an effect is unknown.</summary>
public sealed class KHOpenAPIException : Exception
{
    /// <summary>A failure with a HRESULT.</summary>
    /// <param name="method">What was called.</param>
    /// <param name="hresult">What came back.</param>
    /// <param name="detail">What the control said of it (EXCEPINFO); null for nothing.</param>
    public KHOpenAPIException(string method, int hresult, string? detail = null)
        : base($"{method} failed with 0x{hresult:X8}{(string.IsNullOrWhiteSpace(detail) ? "" : $" ({detail.Trim()})")}. {ComFailure.WhatToDo(hresult)}")
    {
        (Method, HResult) = (method, hresult);
    }

    /// <summary>What was called.</summary>
    public string Method { get; }
}
