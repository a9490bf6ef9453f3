namespace EnforcementFlows.Data.Tests;

/// <summary>A fact about hosts that run as root, where PostgreSQL runs as another user.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!Environment.IsPrivilegedProcess)
            Skip = "only root has two users at hand";
    }
}
