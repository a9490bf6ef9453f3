using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using static EnforcementFlows.Workflow.Migration.MigrationFinding;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>Proves that every variable has a place of its own type to go to, and names those whose value is lost.</summary>
internal static class VariableProof
{
    public static IEnumerable<MigrationFinding> Check(PlanMapping mapping, PlanNode scope) => mapping.TargetOf(scope) is { } target
        ? scope.Variables.SelectMany(variable => Variable(mapping, scope, target, variable)).Concat(Doubles(mapping, scope))
        : [];

    private static IEnumerable<MigrationFinding> Variable(PlanMapping mapping, PlanNode scope, PlanNode target, VariableDefinition variable)
    {
        if (mapping.VariableOf(scope, variable.Id) is not { } id)
        {
            if (variable.IsPersistent)
                yield return Warning("migration.variable-lost", scope, $"变量“{variable.Name}”在新版中没有对应的变量，其值不再保留。");
        }
        else if (target.Variables.FirstOrDefault(other => other.Id == id) is not { } becomes)
        {
            yield return Error("migration.variable-unknown", scope, $"新版中没有为变量“{variable.Name}”指定的变量。");
        }
        else if (TypeOf(variable) != TypeOf(becomes))
        {
            yield return Error("migration.variable-type", scope, $"变量“{variable.Name}”（{TypeOf(variable)}）与“{becomes.Name}”（{TypeOf(becomes)}）的类型不同。");
        }
        else if (variable.IsPersistent && !becomes.IsPersistent)
        {
            yield return Warning("migration.variable-unkept", scope, $"变量“{variable.Name}”在新版中不随流程保存，其值到下一次等待即告丢失。");
        }
    }

    private static IEnumerable<MigrationFinding> Doubles(PlanMapping mapping, PlanNode scope) =>
        from same in scope.Variables.Where(variable => mapping.VariableOf(scope, variable.Id) is not null).GroupBy(variable => mapping.VariableOf(scope, variable.Id))
        where same.Count() > 1
        select Error("migration.variable-twice", scope, $"变量{string.Join("、", same.Select(variable => $"“{variable.Name}”"))}对应新版的同一变量。");

    private static string TypeOf(VariableDefinition variable) => (variable.TypeName ?? "Object") + (variable.IsArray ? "[]" : "");
}
