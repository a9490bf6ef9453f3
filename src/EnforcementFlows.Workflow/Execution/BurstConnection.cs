using EnforcementFlows.Workflow.HumanTasks;
using Npgsql;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>The connection and transaction of the burst that runs in this dependency-injection scope.</summary>
/// <remarks>
/// Empty in an ordinary request. A burst sets both <b>before</b> anything in its scope resolves the DbContext,
/// which then joins this transaction, so that engine rows and domain rows commit together or not at all.
/// Whoever sets them owns them: the context neither commits nor closes.
/// </remarks>
public sealed class BurstConnection
{
    private readonly List<Func<CancellationToken, Task>> _saves = [];
    private readonly List<NpgsqlBatchCommand> _statements = [];

    public NpgsqlConnection? Connection { get; private set; }

    public NpgsqlTransaction? Transaction { get; private set; }

    /// <summary>The human task that the burst was opened for. The engine writes it; a context takes it up, so that nobody sees another copy.</summary>
    public HumanTask? HumanTask { get; internal set; }

    /// <summary>Binds this scope to an open connection and its transaction.</summary>
    public void Join(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        Connection = connection;
        Transaction = transaction;
    }

    /// <summary>Registers what must be written with the burst: a context that joined it saves its changes before the engine's rows.</summary>
    public void OnSave(Func<CancellationToken, Task> save) => _saves.Add(save);

    /// <summary>Leaves a statement to be carried out with the engine's rows, at the end of the burst and without a round trip of its own. It returns no rows.</summary>
    public void Send(NpgsqlBatchCommand statement) => _statements.Add(statement);

    internal IReadOnlyList<NpgsqlBatchCommand> Statements => _statements;

    internal async Task SaveAsync(CancellationToken cancellationToken)
    {
        foreach (var save in _saves)
            await save(cancellationToken);
    }
}
