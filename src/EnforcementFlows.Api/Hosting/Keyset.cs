using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Hosting;

/// <summary>The order of a list: by an instant and then by id, or by id alone.</summary>
public sealed class Keyset<T>
{
    private readonly Expression<Func<T, DateTimeOffset?>>? _at;
    private readonly Expression<Func<T, Guid>> _id;
    private readonly bool _descending;
    private readonly Lazy<Func<T, Cursor>> _cursorOf;

    internal Keyset(Expression<Func<T, DateTimeOffset?>>? at, Expression<Func<T, Guid>> id, bool descending)
    {
        (_at, _id, _descending) = (at, id, descending);
        _cursorOf = new(CompileCursor);
    }

    internal IQueryable<T> Sort(IQueryable<T> rows)
    {
        if (_at is null)
            return rows.OrderBy(_id);
        return _descending ? rows.OrderByDescending(_at).ThenByDescending(_id) : rows.OrderBy(_at).ThenBy(_id);
    }

    internal Cursor CursorOf(T row) => _cursorOf.Value(row);

    /// <summary>Whether a row comes behind the cursor, among those with an instant if the cursor has one: <see cref="Tail"/> are the others.</summary>
    /// <remarks>Instant and id are compared as one row value, where an index can begin; of "later, or at the same time and …" it would read all that was before.</remarks>
    internal Expression<Func<T, bool>> After(Cursor cursor)
    {
        var row = _id.Parameters[0];
        if (_at is null)
            return Expression.Lambda<Func<T, bool>>(Behind(_id.Body, Parameter(cursor.Id)), row);
        var at = new Replacement(_at.Parameters[0], row).Visit(_at.Body);
        return Expression.Lambda<Func<T, bool>>(
            cursor.At is null ? Expression.AndAlso(IsMissing(at), Behind(_id.Body, Parameter(cursor.Id))) : BehindRow(at, _id.Body, cursor), row);
    }

    /// <summary>The rows without the instant, which come last; null where there are none, or the cursor is one of them.</summary>
    internal Expression<Func<T, bool>>? Tail(Cursor cursor) =>
        _at is null || cursor.At is null || !MayBeMissing ? null : Expression.Lambda<Func<T, bool>>(IsMissing(_at.Body), _at.Parameters);

    // an instant that is always there is widened to a nullable one by the compiler
    private bool MayBeMissing => _at!.Body is not UnaryExpression { NodeType: ExpressionType.Convert };

    private static BinaryExpression IsMissing(Expression at) => Expression.Equal(at, Expression.Constant(null, typeof(DateTimeOffset?)));

    private BinaryExpression Behind(Expression value, Expression seen) =>
        _descending ? Expression.LessThan(value, seen) : Expression.GreaterThan(value, seen);

    private MethodCallExpression BehindRow(Expression at, Expression id, Cursor cursor) => Expression.Call(
        typeof(NpgsqlDbFunctionsExtensions), _descending ? nameof(NpgsqlDbFunctionsExtensions.LessThan) : nameof(NpgsqlDbFunctionsExtensions.GreaterThan), null,
        Expression.Constant(EF.Functions), RowValue(at, id), RowValue(Parameter(cursor.At), Parameter(cursor.Id)));

    private static UnaryExpression RowValue(Expression at, Expression id) =>
        Expression.Convert(Expression.Call(typeof(ValueTuple), nameof(ValueTuple.Create), [typeof(DateTimeOffset?), typeof(Guid)], at, id), typeof(ITuple));

    // a captured value becomes a parameter of the statement; a constant would make every page a statement of its own
    private static MemberExpression Parameter<TValue>(TValue value) => (MemberExpression)((Expression<Func<TValue>>)(() => value)).Body;

    private Func<T, Cursor> CompileCursor()
    {
        var id = _id.Compile();
        var at = _at?.Compile();
        return row => new(at?.Invoke(row), id(row));
    }

    private sealed class Replacement(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

/// <summary>Makes the order of a list.</summary>
public static class Keyset
{
    /// <summary>In the order of the ids, which is that of their making.</summary>
    public static Keyset<T> ById<T>(Expression<Func<T, Guid>> id) => new(null, id, descending: false);

    /// <summary>Earliest first; rows without the instant come last.</summary>
    public static Keyset<T> Ascending<T>(Expression<Func<T, DateTimeOffset?>> at, Expression<Func<T, Guid>> id) => new(at, id, descending: false);

    /// <summary>Latest first. The instant must be there in every row.</summary>
    public static Keyset<T> Descending<T>(Expression<Func<T, DateTimeOffset?>> at, Expression<Func<T, Guid>> id) => new(at, id, descending: true);
}
