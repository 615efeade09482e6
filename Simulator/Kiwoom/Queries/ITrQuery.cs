namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>One TR of the server.</summary>
internal interface ITrQuery
{
    string TrCode { get; }

    /// <summary>sRecordName of the event.</summary>
    string RecordName { get; }

    /// <summary>Rows of a page.</summary>
    int PageSize { get; }

    /// <summary>It reads an account, so it needs the account's password registered.</summary>
    bool IsOfAccount { get; }

    /// <summary>Whether the inputs are complete and can be read; false gives -202.</summary>
    bool Accepts(TrInputs inputs);

    /// <summary>The whole answer, all pages.</summary>
    TrTable Answer(TrInputs inputs, BrokerServer server);
}
