namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <content>Statements.</content>
internal sealed partial class Parser
{
    private Statement ParseStatement()
    {
        Enter();
        var statement = _token.Kind switch
        {
            TokenKind.Punctuator when _token.Is("{") => ParseBlock(),
            TokenKind.Punctuator when Take(";") => new EmptyStatement(),
            TokenKind.Keyword => ParseKeywordStatement(),
            _ => ParseExpressionStatement(),
        };
        Leave();
        return statement;
    }

    private Statement ParseKeywordStatement()
    {
        var start = _token.Start;
        switch (_token.Text)
        {
            case "let" or "const" or "var": return ParseDeclarationStatement();
            case "function": return ParseFunctionDeclaration();
            case "if": return ParseIf();
            case "for": return ParseFor();
            case "while": return ParseWhile();
            case "do": return ParseDoWhile();
            case "switch": return ParseSwitch();
            case "try": return ParseTry();
            case "return": return ParseReturn();
            case "break": return ParseJump(Completion.Break, _breakables > 0);
            case "continue": return ParseJump(Completion.Continue, _loops > 0);
            case "throw":
                Advance();
                if (_token.AfterNewLine)
                    throw Error(start, "throw 之后不能换行");
                var value = ParseExpression();
                EndStatement();
                return new ThrowStatement(value, start);
            default: return ParseExpressionStatement();
        }
    }

    private ExpressionStatement ParseExpressionStatement()
    {
        if (_token.Kind == TokenKind.Name && Ahead().Is(":"))
            throw Error(_token.Start, $"不支持标签（{_token.Text}:）；若要写对象，请加括号 ({{ … }})");
        var expression = ParseExpression();
        EndStatement();
        return new ExpressionStatement(expression);
    }

    // a declaration needs a block around it
    private Statement ParseSubstatement()
    {
        if (_token.IsKeyword("let") || _token.IsKeyword("const") || _token.IsKeyword("function"))
            throw Error(_token.Start, "此处的声明需要写在 { } 中");
        return ParseStatement();
    }

    private Block ParseBlock()
    {
        OpenBlock();
        var body = ParseBraces();
        return new Block(body, CloseBlock());
    }

    private Statement[] ParseBraces()
    {
        Expect("{");
        var body = new List<Statement>();
        while (!_token.Is("}"))
        {
            if (_token.Kind == TokenKind.End)
                throw Unexpected("这里应为“}”");
            body.Add(ParseStatement());
        }
        Advance();
        return [.. body];
    }

    private DeclarationStatement ParseDeclarationStatement()
    {
        var keyword = Advance().Text;
        var statement = ParseDeclarations(keyword, inAllowed: true);
        EndStatement();
        return statement;
    }

    private DeclarationStatement ParseDeclarations(string keyword, bool inAllowed)
    {
        var declarations = new List<(Pattern, Expression?)>();
        do
        {
            var start = _token.Start;
            var isName = _token.Kind == TokenKind.Name;
            var name = _token.Text;
            var pattern = ParsePattern(KindOf(keyword));
            var value = Take("=") ? ParseAssignment(inAllowed, isName ? name : null) : null;
            if (value is null && (!isName || keyword == "const"))
                throw Error(start, isName ? $"常量“{name}”必须赋初值" : "解构声明必须赋初值");
            declarations.Add((pattern, value));
        }
        while (Take(","));
        return new DeclarationStatement([.. declarations], keyword == "var");
    }

    private static VariableKind KindOf(string keyword) => keyword switch
    {
        "var" => VariableKind.Var,
        "const" => VariableKind.Const,
        _ => VariableKind.Let,
    };

    private IfStatement ParseIf()
    {
        Advance();
        var condition = ParseCondition();
        var then = ParseSubstatement();
        return new IfStatement(condition, then, TakeKeyword("else") ? ParseSubstatement() : null);
    }

    private Expression ParseCondition()
    {
        Expect("(");
        var condition = ParseExpression();
        Expect(")");
        return condition;
    }

    private Statement ParseLoopBody()
    {
        _loops++;
        _breakables++;
        var body = ParseSubstatement();
        _loops--;
        _breakables--;
        return body;
    }

    private WhileLoop ParseWhile()
    {
        Advance();
        var condition = ParseCondition();
        return new WhileLoop(condition, ParseLoopBody(), bodyFirst: false);
    }

    private WhileLoop ParseDoWhile()
    {
        Advance();
        var body = ParseLoopBody();
        ExpectKeyword("while");
        var condition = ParseCondition();
        Take(";"); // never needed here
        return new WhileLoop(condition, body, bodyFirst: true);
    }

    private SwitchStatement ParseSwitch()
    {
        Advance();
        var subject = ParseCondition();
        OpenBlock();
        Expect("{");
        _breakables++;
        var cases = new List<(Expression?, Statement[])>();
        var hasDefault = false;
        while (!Take("}"))
        {
            var start = _token.Start;
            Expression? test = null;
            if (TakeKeyword("case"))
                test = ParseExpression();
            else
            {
                ExpectKeyword("default");
                if (hasDefault)
                    throw Error(start, "switch 只能有一个 default");
                hasDefault = true;
            }
            Expect(":");
            cases.Add((test, ParseCaseBody()));
        }
        _breakables--;
        return new SwitchStatement(subject, [.. cases], CloseBlock());
    }

    private Statement[] ParseCaseBody()
    {
        var body = new List<Statement>();
        while (!_token.Is("}") && !_token.IsKeyword("case") && !_token.IsKeyword("default"))
        {
            if (_token.Kind == TokenKind.End)
                throw Unexpected("这里应为“}”");
            body.Add(ParseStatement());
        }
        return [.. body];
    }

    private TryStatement ParseTry()
    {
        var start = Advance().Start;
        var body = ParseBlock();
        Pattern? parameter = null;
        BlockLayout? layout = null;
        Block? handler = null;
        if (TakeKeyword("catch"))
        {
            OpenBlock();
            if (Take("("))
            {
                parameter = ParsePattern(_token.Kind == TokenKind.Name ? VariableKind.Catch : VariableKind.Let);
                Expect(")");
            }
            handler = new Block(ParseBraces(), new BlockLayout());
            layout = CloseBlock();
        }
        var finalizer = TakeKeyword("finally") ? ParseBlock() : null;
        if (handler is null && finalizer is null)
            throw Error(start, "try 之后缺少 catch 或 finally");
        return new TryStatement(body, parameter, layout, handler, finalizer);
    }

    private ReturnStatement ParseReturn()
    {
        Advance();
        var ends = _token.Is(";") || _token.Is("}") || _token.Kind == TokenKind.End || _token.AfterNewLine;
        var value = ends ? null : ParseExpression();
        EndStatement();
        return new ReturnStatement(value);
    }

    private JumpStatement ParseJump(Completion jump, bool isAllowed)
    {
        var keyword = Advance();
        if (_token.Kind == TokenKind.Name && !_token.AfterNewLine)
            throw Error(_token.Start, "不支持标签");
        if (!isAllowed)
            throw Error(keyword.Start, $"{keyword.Text} 只能用在循环{(jump == Completion.Break ? "或 switch " : "")}中");
        EndStatement();
        return new JumpStatement(jump);
    }
}
