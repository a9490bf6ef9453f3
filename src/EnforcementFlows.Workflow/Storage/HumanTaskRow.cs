using EnforcementFlows.Workflow.HumanTasks;
using Npgsql;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>A human task as a burst's first round trip reads it, before there is a context that could.</summary>
internal static class HumanTaskRow
{
    public const string Columns = """
        tenant_id, id, instance_id, context_id, correlation_id, definition_id, activity_id, name, node, clause, roles, team, excluded_users, outcomes, form_key,
        item, due_at, due_on, subject_id, priority, state, assignee, owner, created_at, claimed_at, done_at, done_by, outcome, form, comment, version, parent_task_id, initiator, reason, awaited_signers, acting_for
        """;

    public static HumanTask Read(NpgsqlDataReader row) => new()
    {
        TenantId = row.GetString(0),
        Id = row.GetGuid(1),
        InstanceId = row.GetGuid(2),
        ContextId = row.GetInt32(3),
        CorrelationId = row.TextAt(4),
        DefinitionId = row.GetString(5),
        ActivityId = row.GetString(6),
        Name = row.GetString(7),
        Node = row.TextAt(8),
        Clause = row.TextAt(9),
        Roles = row.GetFieldValue<string[]>(10),
        Team = row.TextAt(11),
        ExcludedUsers = row.GetFieldValue<string[]>(12),
        Outcomes = row.GetFieldValue<string[]>(13),
        FormKey = row.TextAt(14),
        Item = row.TextAt(15),
        DueAt = InstantAt(row, 16),
        DueOn = row.IsDBNull(17) ? null : row.GetFieldValue<DateOnly>(17),
        SubjectId = row.TextAt(18),
        Priority = row.GetInt32(19),
        State = Enum.Parse<HumanTaskState>(row.GetString(20)),
        Assignee = row.TextAt(21),
        Owner = row.TextAt(22),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(23),
        ClaimedAt = InstantAt(row, 24),
        DoneAt = InstantAt(row, 25),
        DoneBy = row.TextAt(26),
        Outcome = row.TextAt(27),
        Form = row.TextAt(28),
        Comment = row.TextAt(29),
        Version = row.GetInt32(30),
        ParentTaskId = row.IsDBNull(31) ? null : row.GetGuid(31),
        Initiator = row.TextAt(32),
        Reason = row.TextAt(33),
        AwaitedSigners = row.GetInt32(34),
        ActingFor = row.TextAt(35),
    };

    private static DateTimeOffset? InstantAt(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
