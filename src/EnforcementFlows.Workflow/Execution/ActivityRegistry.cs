using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>What is known of an activity type: for compiling, lint and the designer.</summary>
public sealed record ActivityDescriptor
{
    public required string Type { get; init; }

    public required int Version { get; init; }

    public required string DisplayName { get; init; }

    public required string Category { get; init; }

    public string? Description { get; init; }

    public bool IsTerminal { get; init; }

    public bool IsTrigger { get; init; }

    /// <summary>It may wait: the instance is put away until something happens.</summary>
    public bool Waits { get; init; }

    /// <summary>What it waits for is a time.</summary>
    public bool WaitsForTime { get; init; }

    /// <summary>Whether it can ask anew for what it waits for.</summary>
    public bool Renews { get; init; }

    public required IReadOnlyList<ActivityInputAttribute> Inputs { get; init; }

    public required IReadOnlyList<ActivityOutputAttribute> Outputs { get; init; }

    public ActivityOutcomesAttribute? Outcomes { get; init; }

    /// <summary>Child activities that properties hold.</summary>
    public required IReadOnlyList<ActivityBranchAttribute> Branches { get; init; }

    /// <summary>Whether it holds a list of activities, and not one for each of its branches.</summary>
    public bool IsContainer { get; init; }

    /// <summary>The class; resolved from the burst's scope unless it needs nothing.</summary>
    public required Type ActivityClass { get; init; }

    /// <summary>Whether it wants to be told when an execution that waits is cancelled.</summary>
    public bool HearsCancellation { get; init; }

    /// <summary>The one instance of an activity that needs no services.</summary>
    public Activity? Shared { get; init; }
}

/// <summary>All activity types this host can run. Filled at start-up, then only read.</summary>
public sealed class ActivityRegistry
{
    private readonly Dictionary<string, ActivityDescriptor> _byType = new(StringComparer.Ordinal);

    public ActivityRegistry() => AddFrom(typeof(ActivityRegistry).Assembly);

    public IEnumerable<ActivityDescriptor> All => _byType.Values;

    public ActivityDescriptor? Find(string type) => _byType.GetValueOrDefault(type);

    /// <summary>Adds every activity class of an assembly.</summary>
    /// <exception cref="InvalidOperationException">Two classes claim the same type name.</exception>
    public ActivityRegistry AddFrom(Assembly assembly)
    {
        foreach (var candidate in assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Activity)) && !t.IsAbstract))
        {
            if (candidate.GetCustomAttribute<ActivityAttribute>() is { } attribute)
                Add(candidate, attribute);
        }

        return this;
    }

    private void Add(Type candidate, ActivityAttribute attribute)
    {
        var needsServices = candidate.GetConstructors().Any(c => c.GetParameters().Length > 0);
        var descriptor = new ActivityDescriptor
        {
            Type = attribute.Type,
            Version = attribute.Version,
            DisplayName = attribute.DisplayName ?? attribute.Type[(attribute.Type.LastIndexOf('.') + 1)..],
            Category = attribute.Category ?? "Elsa",
            Description = attribute.Description,
            IsTerminal = attribute.IsTerminal,
            IsTrigger = attribute.IsTrigger,
            WaitsForTime = attribute.WaitsForTime,
            Renews = candidate.GetMethod(nameof(Activity.RenewAsync))!.DeclaringType != typeof(Activity),
            Waits = attribute.WaitsForTime || candidate.GetMethod(nameof(Activity.ResumeAsync))!.DeclaringType != typeof(Activity),
            Inputs = [.. candidate.GetCustomAttributes<ActivityInputAttribute>()],
            Outputs = [.. candidate.GetCustomAttributes<ActivityOutputAttribute>()],
            Outcomes = candidate.GetCustomAttribute<ActivityOutcomesAttribute>(),
            Branches = [.. candidate.GetCustomAttributes<ActivityBranchAttribute>()],
            IsContainer = candidate.IsSubclassOf(typeof(Container)) && !candidate.IsDefined(typeof(ActivityBranchAttribute)),
            ActivityClass = candidate,
            HearsCancellation = candidate.GetMethod(nameof(Activity.CancelledAsync))!.DeclaringType != typeof(Activity),
            Shared = needsServices ? null : (Activity)Activator.CreateInstance(candidate)!,
        };
        if (!_byType.TryAdd(attribute.Type, descriptor))
            throw new InvalidOperationException($"Two classes claim the activity type {attribute.Type}.");
    }

    internal static Activity Resolve(ActivityDescriptor descriptor, IServiceProvider? services) =>
        descriptor.Shared ?? (Activity)ActivatorUtilities.GetServiceOrCreateInstance(
            services ?? throw new InvalidOperationException($"{descriptor.Type} needs the services of the host."), descriptor.ActivityClass);
}
