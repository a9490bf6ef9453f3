using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace EnforcementFlows.Data;

/// <summary>Names every table, column, key and index in snake_case; a name given in a configuration wins.</summary>
internal sealed class SnakeCaseConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        var entityTypes = modelBuilder.Metadata.GetEntityTypes().ToList();
        foreach (var entityType in entityTypes)
            NameTable(entityType);
        foreach (var entityType in entityTypes)
            NameColumns(entityType);
        foreach (var entityType in entityTypes) // the default names of constraints are made of table and column names
            NameConstraints(entityType);
    }

    public static string ToSnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (StartsWord(name, i))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    private static bool StartsWord(string name, int i) =>
        i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_'
        && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));

    private static void NameTable(IConventionEntityType entityType)
    {
        if (entityType.IsMappedToJson())
        {
            if (entityType.GetContainerColumnName() is { } container)
                entityType.SetContainerColumnName(ToSnakeCase(container));
        }
        else if (entityType.BaseType is null && entityType.GetTableName() is { } table)
        {
            entityType.Builder.ToTable(ToSnakeCase(table));
        }
    }

    private static void NameColumns(IConventionEntityType entityType)
    {
        if (entityType.IsMappedToJson() || StoreObjectIdentifier.Create(entityType, StoreObjectType.Table) is not { } table)
            return;
        foreach (var property in entityType.GetDeclaredProperties())
            NameColumn(property, table);
        foreach (var complex in entityType.GetDeclaredComplexProperties())
            NameColumns(complex.ComplexType, table);
    }

    private static void NameColumns(IConventionComplexType complexType, StoreObjectIdentifier table)
    {
        if (complexType.IsMappedToJson())
        {
            if (complexType.GetContainerColumnName() is { } container)
                complexType.SetContainerColumnName(ToSnakeCase(container));
            return;
        }
        foreach (var property in complexType.GetDeclaredProperties())
            NameColumn(property, table);
        foreach (var complex in complexType.GetDeclaredComplexProperties())
            NameColumns(complex.ComplexType, table);
    }

    private static void NameColumn(IConventionProperty property, StoreObjectIdentifier table)
    {
        if (property.GetColumnName(table) is { } column)
            property.Builder.HasColumnName(ToSnakeCase(column));
    }

    private static void NameConstraints(IConventionEntityType entityType)
    {
        foreach (var key in entityType.GetDeclaredKeys())
            if (key.GetName() is { } name)
                key.Builder.HasName(ToSnakeCase(name));
        foreach (var foreignKey in entityType.GetDeclaredForeignKeys())
            if (foreignKey.GetConstraintName() is { } name)
                foreignKey.Builder.HasConstraintName(ToSnakeCase(name));
        foreach (var index in entityType.GetDeclaredIndexes())
            if (index.GetDatabaseName() is { } name)
                index.Builder.HasDatabaseName(ToSnakeCase(name));
    }
}
