namespace EnforcementFlows.Api.Features.Elsa.Descriptors;

/// <summary>An activity type as Elsa's designer knows it.</summary>
public sealed record ElsaDescriptor
{
    public required string TypeName { get; init; }

    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public required int Version { get; init; }

    public required string Category { get; init; }

    public required string DisplayName { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<ElsaInput> Inputs { get; init; }

    public required IReadOnlyList<ElsaOutput> Outputs { get; init; }

    /// <summary><c>Action</c> or <c>Trigger</c>.</summary>
    public required string Kind { get; init; }

    public required IReadOnlyList<ElsaPort> Ports { get; init; }

    public IReadOnlyDictionary<string, object?> CustomProperties { get; init; } = new Dictionary<string, object?>();

    /// <summary>What a new activity of this type has from the beginning.</summary>
    public IReadOnlyDictionary<string, object?> ConstructionProperties { get; init; } = new Dictionary<string, object?>();

    public bool IsContainer { get; init; }

    public bool IsBrowsable { get; init; } = true;

    public bool IsStart { get; init; }

    public bool IsTerminal { get; init; }
}

/// <summary>An input; in a definition it stands under its name in camel case.</summary>
public sealed record ElsaInput
{
    public required string Name { get; init; }

    public required string TypeName { get; init; }

    public required string DisplayName { get; init; }

    public string Description { get; init; } = "";

    public required int Order { get; init; }

    public bool IsBrowsable => true;

    public bool IsSynthetic { get; init; }

    public bool IsWrapped { get; init; } = true;

    public required string UiHint { get; init; }

    public string? Category => null;

    public object? DefaultValue => null;

    public string DefaultSyntax { get; init; } = "Literal";

    public bool IsReadOnly => false;

    public bool IsSensitive => false;

    public string? StorageDriverType => null;

    public IReadOnlyDictionary<string, object?> UiSpecifications { get; init; } = new Dictionary<string, object?>();
}

/// <summary>An output that can be bound to a variable.</summary>
public sealed record ElsaOutput(string Name, string DisplayName, string TypeName, int Order, bool IsSynthetic = false)
{
    public string Description => "";

    public bool IsBrowsable => true;
}

/// <summary>Where a connection can begin (<c>Flow</c>), or what holds another activity (<c>Embedded</c>).</summary>
public sealed record ElsaPort(string Name, string DisplayName, string Type, bool IsBrowsable = true);

/// <summary>One choice of a list.</summary>
public sealed record ElsaChoice(string Text, string Value);
