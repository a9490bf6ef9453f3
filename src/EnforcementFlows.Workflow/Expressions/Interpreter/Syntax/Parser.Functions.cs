namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <content>Functions, parameters and destructuring patterns.</content>
internal sealed partial class Parser
{
    private EmptyStatement ParseFunctionDeclaration()
    {
        var start = Advance().Start;
        RefuseGenerator();
        var nameAt = _token.Start;
        var name = ExpectName("函数名");
        Declare(name, VariableKind.Function, nameAt);
        var use = _block.Use(name, nameAt);
        var layout = _block.Layout;
        layout.Functions.Add((use, ParseFunctionRest(name, start, hasSelfName: false)));
        return new EmptyStatement(); // made when its block is entered
    }

    private FunctionExpression ParseFunctionExpression()
    {
        var start = Advance().Start;
        RefuseGenerator();
        var hasName = _token.Kind == TokenKind.Name;
        var name = hasName ? Advance().Text : "";
        return ParseFunctionRest(name, start, hasName);
    }

    private void RefuseGenerator()
    {
        if (_token.Is("*"))
            throw Error(_token.Start, "不支持生成器（function*）");
    }

    /// <summary>From the parenthesis of the parameters on.</summary>
    private FunctionExpression ParseFunctionRest(string name, int start, bool hasSelfName)
    {
        var saved = OpenFunction();
        if (hasSelfName)
            Declare(name, VariableKind.SelfName, start);
        var parameters = ParseParameters();
        var body = ParseBraces();
        return CloseFunction(saved, name, start, parameters, body, null, hasSelfName);
    }

    private FunctionExpression ParseArrow()
    {
        var start = _token.Start;
        var saved = OpenFunction();
        var parameters = _token.Is("(") ? ParseParameters() : [new Parameter(ParsePattern(VariableKind.Parameter), null, false)];
        if (_token.AfterNewLine)
            throw Error(_token.Start, "=> 之前不能换行");
        Expect("=>");
        if (_token.Is("{"))
            return CloseFunction(saved, "", start, parameters, ParseBraces(), null, false);
        var value = ParseAssignment(_inAllowed);
        return CloseFunction(saved, "", start, parameters, [], value, false);
    }

    private (BlockScope Block, int Loops, int Breakables) OpenFunction()
    {
        Enter();
        var saved = (_block, _loops, _breakables);
        _block = new BlockScope(_block, new FunctionScope(_block.Function), isFunctionBody: true);
        (_loops, _breakables) = (0, 0);
        return saved;
    }

    private FunctionExpression CloseFunction(
        (BlockScope Block, int Loops, int Breakables) saved, string name, int start,
        Parameter[] parameters, Statement[] body, Expression? value, bool hasSelfName)
    {
        var self = hasSelfName && _block.HasSelfName(name) ? _block.Use(name, start) : null;
        var code = new FunctionCode
        {
            Name = name,
            Scope = _block.Function,
            Layout = _block.Layout,
            Parameters = parameters,
            Body = body,
            Value = value,
            SelfName = self,
            SourceText = _source.Text[start..PreviousEnd()],
        };
        _block.Close(_globals);
        (_block, _loops, _breakables) = saved;
        Leave();
        return new FunctionExpression(code, start);
    }

    // the end of the token just passed
    private int PreviousEnd() => _tokens[_position - 1].End;

    private Parameter[] ParseParameters()
    {
        var parameters = new List<Parameter>();
        Expect("(");
        while (!Take(")"))
        {
            var isRest = Take("...");
            var name = _token.Kind == TokenKind.Name ? _token.Text : null;
            var pattern = ParsePattern(VariableKind.Parameter);
            var whenUndefined = !isRest && Take("=") ? ParseAssignment(inferredName: name) : null;
            parameters.Add(new Parameter(pattern, whenUndefined, isRest));
            if (isRest && !_token.Is(")"))
                throw Error(_token.Start, "剩余参数必须是最后一个");
            if (!_token.Is(")"))
                Expect(",");
        }
        return [.. parameters];
    }

    private Pattern ParsePattern(VariableKind kind)
    {
        Enter();
        Pattern pattern = _token.Is("[") ? ParseArrayPattern(kind) : _token.Is("{") ? ParseObjectPattern(kind) : ParseNamePattern(kind);
        Leave();
        return pattern;
    }

    private NamePattern ParseNamePattern(VariableKind kind)
    {
        var start = _token.Start;
        var name = ExpectName("名称");
        Declare(name, kind, start);
        return new NamePattern(_block.Use(name, start));
    }

    private ArrayPattern ParseArrayPattern(VariableKind kind)
    {
        var start = Advance().Start;
        var items = new List<ArrayPatternItem?>();
        while (!Take("]"))
        {
            if (Take(","))
            {
                items.Add(null);
                continue;
            }
            var isRest = Take("...");
            var pattern = ParsePattern(kind);
            items.Add(new ArrayPatternItem(pattern, !isRest && Take("=") ? ParseAssignment() : null, isRest));
            if (!_token.Is("]"))
                Expect(isRest ? "]" : ",");
        }
        return new ArrayPattern([.. items], start);
    }

    private ObjectPattern ParseObjectPattern(VariableKind kind)
    {
        var start = Advance().Start;
        var members = new List<ObjectPatternMember>();
        Pattern? rest = null;
        while (!Take("}"))
        {
            if (Take("..."))
            {
                rest = ParseNamePattern(kind);
                Expect("}");
                break;
            }
            members.Add(ParsePatternMember(kind));
            if (!_token.Is("}"))
                Expect(",");
        }
        return new ObjectPattern([.. members], rest, start);
    }

    private ObjectPatternMember ParsePatternMember(VariableKind kind)
    {
        var isShorthand = _token.Kind == TokenKind.Name && !Ahead().Is(":");
        var key = isShorthand ? MemberKey(_token) : ParsePropertyKey();
        if (!isShorthand)
            Expect(":");
        var pattern = ParsePattern(kind);
        return new ObjectPatternMember(key, pattern, Take("=") ? ParseAssignment() : null);
    }
}
