namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <content>Operators.</content>
internal sealed partial class Parser
{
    private const int CoalescePrecedence = 1;
    private const int PowerPrecedence = 12;

    private static readonly Dictionary<string, (int Precedence, BinaryOperator Operator)> BinaryOperators = new(StringComparer.Ordinal)
    {
        ["|"] = (4, BinaryOperator.BitOr),
        ["^"] = (5, BinaryOperator.BitXor),
        ["&"] = (6, BinaryOperator.BitAnd),
        ["=="] = (7, BinaryOperator.Equal),
        ["!="] = (7, BinaryOperator.NotEqual),
        ["==="] = (7, BinaryOperator.StrictEqual),
        ["!=="] = (7, BinaryOperator.StrictNotEqual),
        ["<"] = (8, BinaryOperator.Less),
        ["<="] = (8, BinaryOperator.LessOrEqual),
        [">"] = (8, BinaryOperator.Greater),
        [">="] = (8, BinaryOperator.GreaterOrEqual),
        ["in"] = (8, BinaryOperator.In),
        ["instanceof"] = (8, BinaryOperator.InstanceOf),
        ["<<"] = (9, BinaryOperator.ShiftLeft),
        [">>"] = (9, BinaryOperator.ShiftRight),
        [">>>"] = (9, BinaryOperator.ShiftRightUnsigned),
        ["+"] = (10, BinaryOperator.Add),
        ["-"] = (10, BinaryOperator.Subtract),
        ["*"] = (11, BinaryOperator.Multiply),
        ["/"] = (11, BinaryOperator.Divide),
        ["%"] = (11, BinaryOperator.Remainder),
        ["**"] = (PowerPrecedence, BinaryOperator.Power),
    };

    private static readonly Dictionary<string, (int Precedence, LogicalOperator Operator)> LogicalOperators = new(StringComparer.Ordinal)
    {
        ["??"] = (CoalescePrecedence, LogicalOperator.Coalesce),
        ["||"] = (2, LogicalOperator.Or),
        ["&&"] = (3, LogicalOperator.And),
    };

    private static readonly Dictionary<string, UnaryOperator> UnaryOperators = new(StringComparer.Ordinal)
    {
        ["!"] = UnaryOperator.Not,
        ["-"] = UnaryOperator.Minus,
        ["+"] = UnaryOperator.Plus,
        ["~"] = UnaryOperator.BitNot,
        ["typeof"] = UnaryOperator.TypeOf,
        ["void"] = UnaryOperator.Void,
    };

    private bool _inAllowed = true;
    private Expression? _parenthesized; // the last expression that stood in parentheses

    private Expression ParseExpression(bool inAllowed = true)
    {
        var first = ParseAssignment(inAllowed);
        if (!_token.Is(","))
            return first;
        var expressions = new List<Expression> { first };
        while (Take(","))
            expressions.Add(ParseAssignment(inAllowed));
        return new SequenceExpression([.. expressions], first.Offset);
    }

    /// <param name="inAllowed">False in the head of a for loop, where "in" would end the expression.</param>
    /// <param name="inferredName">The name an anonymous function gets from the variable it is assigned to.</param>
    private Expression ParseAssignment(bool inAllowed = true, string? inferredName = null)
    {
        Enter();
        var saved = _inAllowed;
        _inAllowed = inAllowed;
        var expression = IsArrow() ? ParseArrow() : ParseAssignmentOrConditional();
        if (inferredName is not null && expression is FunctionExpression function)
            function.NameIfAnonymous(inferredName);
        _inAllowed = saved;
        Leave();
        return expression;
    }

    private Expression ParseAssignmentOrConditional()
    {
        var start = _token.Start;
        var left = ParseConditional();
        if (_token.Kind != TokenKind.Punctuator || !_token.Text.EndsWith('=') || _token.Text is "==" or "===" or "!=" or "!==" or "<=" or ">=")
            return left;
        CheckAssignable(left, start);
        var op = Advance();
        var name = (left as NameExpression)?.Name;
        var value = ParseAssignment(_inAllowed, op.Text is "=" or "??=" or "||=" or "&&=" ? name : null);
        var simple = op.Text[..^1];
        if (simple.Length == 0)
            return new Assignment(left, value, op.Start);
        return LogicalOperators.TryGetValue(simple, out var logical)
            ? new LogicalAssignment(logical.Operator, left, value, op.Start)
            : new CompoundAssignment(BinaryOperators[simple].Operator, left, value, op.Start);
    }

    private void CheckAssignable(Expression target, int start)
    {
        if (target is NameExpression name)
            name.IsAssigned = true;
        else if (target is ArrayLiteral or ObjectLiteral)
            throw Error(start, "解构只能用在 let、const、var 声明和参数中");
        else if (target is not MemberExpression)
            throw Error(start, "赋值号左侧不能被赋值");
    }

    private Expression ParseConditional()
    {
        var condition = ParseBinary(0);
        if (!_token.Is("?"))
            return condition;
        var start = Advance().Start;
        var then = ParseAssignment();
        Expect(":");
        return new ConditionalExpression(condition, then, ParseAssignment(_inAllowed), start);
    }

    private Expression ParseBinary(int minimum)
    {
        var left = ParseUnary();
        var lastLogical = "";
        for (var length = 0; ; length++)
        {
            var op = _token;
            var logical = default((int Precedence, LogicalOperator Operator));
            var binary = default((int Precedence, BinaryOperator Operator));
            if (op.Kind is not (TokenKind.Punctuator or TokenKind.Keyword)
                || (!LogicalOperators.TryGetValue(op.Text, out logical) && !BinaryOperators.TryGetValue(op.Text, out binary))
                || (op.Text == "in" && !_inAllowed))
                return left;
            var precedence = logical.Precedence + binary.Precedence;
            if (precedence <= minimum)
                return left;
            if (length > MaxChain)
                throw Error(op.Start, $"连续的运算过多：最多 {MaxChain} 个");
            Advance();
            if (logical.Precedence == 0)
            {
                // ** binds to the right
                var right = ParseOperand(precedence == PowerPrecedence ? precedence - 1 : precedence);
                left = new BinaryExpression(binary.Operator, left, right, op.Start);
                continue;
            }
            CheckMixing(op, lastLogical);
            lastLogical = op.Text;
            var operand = ParseOperand(precedence);
            CheckCoalesceOperand(op, operand);
            left = new LogicalExpression(logical.Operator, left, operand, op.Start);
        }
    }

    private Expression ParseOperand(int minimum)
    {
        Enter();
        var operand = ParseBinary(minimum);
        Leave();
        return operand;
    }

    private void CheckMixing(Token op, string last)
    {
        if (last.Length > 0 && (op.Text == "??") != (last == "??"))
            throw Error(op.Start, "?? 与 ||、&& 混用时必须加括号");
    }

    // a ?? b || c
    private void CheckCoalesceOperand(Token op, Expression operand)
    {
        if (op.Text == "??" && operand is LogicalExpression && operand != _parenthesized)
            throw Error(op.Start, "?? 与 ||、&& 混用时必须加括号");
    }

    private Expression ParseUnary()
    {
        var op = _token;
        if (op.Kind is not (TokenKind.Punctuator or TokenKind.Keyword))
            return ParsePostfix();
        if (op.Text is "++" or "--")
        {
            Advance();
            var target = Nested(ParseUnary);
            CheckAssignable(target, op.Start);
            return new UpdateExpression(target, op.Text == "++" ? 1 : -1, isPrefix: true, op.Start);
        }
        var isDelete = op.Text == "delete";
        if (!isDelete && !UnaryOperators.ContainsKey(op.Text))
            return ParsePostfix();
        Advance();
        var operand = Nested(ParseUnary);
        if (_token.Is("**"))
            throw Error(op.Start, $"“{op.Text}”与 ** 一起使用时必须加括号");
        if (!isDelete)
            return new UnaryExpression(UnaryOperators[op.Text], operand, op.Start);
        if (operand is NameExpression or OptionalChain)
            throw Error(op.Start, "delete 只能删除对象的属性");
        return new DeleteExpression(operand, op.Start);
    }

    private Expression Nested(Func<Expression> parse)
    {
        Enter();
        var expression = parse();
        Leave();
        return expression;
    }

    private Expression ParsePostfix()
    {
        var start = _token.Start;
        var expression = ParseMembers();
        if (_token.AfterNewLine || !(_token.Is("++") || _token.Is("--")))
            return expression;
        CheckAssignable(expression, start);
        var op = Advance();
        return new UpdateExpression(expression, op.Text == "++" ? 1 : -1, isPrefix: false, op.Start);
    }
}
