namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <content>Members, calls and literals.</content>
internal sealed partial class Parser
{
    private Expression ParseMembers()
    {
        var expression = _token.IsKeyword("new") ? ParseNew() : ParsePrimary();
        var start = expression.Offset;
        var hasOptional = false;
        for (var length = 0; ; length++)
        {
            if (length > MaxChain)
                throw Error(_token.Start, $"连续的调用过多：最多 {MaxChain} 个");
            var at = _token;
            var isOptional = Take("?.");
            hasOptional |= isOptional;
            if (_token.Is("("))
                expression = new CallExpression(expression, ParseArguments(), isOptional, at.Start);
            else if (_token.Is("["))
                expression = new MemberExpression(expression, ParseIndex(), isOptional, at.Start);
            else if (isOptional || Take("."))
                expression = new MemberExpression(expression, ParseMemberName(), isOptional, _tokens[_position - 1].Start);
            else if (StartsTemplate())
                throw Error(_token.Start, "不支持带标签的模板字符串");
            else
                return hasOptional ? new OptionalChain(expression, start) : expression;
        }
    }

    private Literal ParseMemberName()
    {
        if (_token.Is("#"))
            throw Error(_token.Start, "不支持私有成员（#）");
        if (_token.Kind is not (TokenKind.Name or TokenKind.Keyword))
            throw Unexpected("这里应为属性名");
        var name = Advance();
        return MemberKey(name);
    }

    private Literal MemberKey(Token name) =>
        ObjectValue.IsForbidden(name.Text) ? throw Error(name.Start, $"不允许访问“{name.Text}”") : new Literal(name.Text, name.Start);

    private Expression ParseIndex()
    {
        Advance();
        var start = _token.Start;
        var key = ParseExpression();
        Expect("]");
        if (key is Literal { Value.IsString: true } literal && ObjectValue.IsForbidden(literal.Value.AsString))
            throw Error(start, $"不允许访问“{literal.Value.AsString}”");
        return key;
    }

    private Expression[] ParseArguments()
    {
        Advance();
        var arguments = new List<Expression>();
        while (!Take(")"))
        {
            arguments.Add(ParseItem());
            if (!_token.Is(")"))
                Expect(",");
        }
        return [.. arguments];
    }

    private Expression ParseItem()
    {
        var start = _token.Start;
        return Take("...") ? new Spread(ParseAssignment(), start) : ParseAssignment();
    }

    private NewExpression ParseNew()
    {
        var start = Advance().Start;
        if (_token.Is("."))
            throw Error(start, "不支持 new.target");
        var nameAt = _token.Start;
        if (_token.Kind != TokenKind.Name || Ahead().Is(".") || Ahead().Is("["))
            throw Error(start, "new 只能用于内置类型，例如 new Date()");
        var name = Advance().Text;
        if (!BuiltInGlobals.IsConstructor(name))
            throw Error(start, $"不支持 new {name}；new 只能用于内置类型，例如 new Date()");
        return new NewExpression(_block.Use(name, nameAt), _token.Is("(") ? ParseArguments() : [], start);
    }

    private Expression ParsePrimary()
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Advance();
                return new Literal(token.Number, token.Start);
            case TokenKind.String:
                Advance();
                return new Literal(token.Text, token.Start);
            case TokenKind.TemplatePart or TokenKind.TemplateEnd when StartsTemplate():
                return ParseTemplate();
            case TokenKind.Name:
                return ParseName();
            case TokenKind.Keyword:
                return ParseKeywordValue();
            case TokenKind.Punctuator when token.Is("("):
                return ParseParentheses();
            case TokenKind.Punctuator when token.Is("["):
                return ParseArrayLiteral();
            case TokenKind.Punctuator when token.Is("{"):
                return ParseObjectLiteral();
            case TokenKind.Punctuator when token.Is("/") || token.Is("/="):
                throw Error(token.Start, "不支持正则表达式；请改用 includes、startsWith、split、replaceAll 等字符串方法");
            default:
                throw Unexpected("这里应为表达式");
        }
    }

    private NameExpression ParseName()
    {
        var name = Advance();
        if (name.Text == "async" && !_token.AfterNewLine
            && (_token.IsKeyword("function") || _token.Kind == TokenKind.Name || (_token.Is("(") && IsArrow())))
            throw Error(name.Start, "不支持异步代码（async）");
        return _block.Use(name.Text, name.Start);
    }

    private Expression ParseKeywordValue()
    {
        var token = _token;
        switch (token.Text)
        {
            case "true": Advance(); return new Literal(Value.True, token.Start);
            case "false": Advance(); return new Literal(Value.False, token.Start);
            case "null": Advance(); return new Literal(Value.Null, token.Start);
            case "function": return ParseFunctionExpression();
            default: throw Unexpected("这里应为表达式");
        }
    }

    private Expression ParseParentheses()
    {
        Advance();
        var expression = ParseExpression();
        Expect(")");
        return _parenthesized = expression;
    }

    // the pieces after a substitution start with its closing brace
    private bool StartsTemplate() =>
        _token.Kind is TokenKind.TemplatePart or TokenKind.TemplateEnd && _source.Text[_token.Start] == '`';

    private TemplateLiteral ParseTemplate()
    {
        var start = _token.Start;
        var texts = new List<string>();
        var values = new List<Expression>();
        while (_token.Kind == TokenKind.TemplatePart)
        {
            texts.Add(Advance().Text);
            values.Add(ParseExpression());
            if (_token.Kind is not (TokenKind.TemplatePart or TokenKind.TemplateEnd) || StartsTemplate())
                throw Unexpected("这里应为“}”");
        }
        texts.Add(Advance().Text);
        return new TemplateLiteral([.. texts], [.. values], start);
    }

    private ArrayLiteral ParseArrayLiteral()
    {
        var start = Advance().Start;
        var items = new List<Expression?>();
        while (!Take("]"))
        {
            if (Take(","))
            {
                items.Add(null);
                continue;
            }
            items.Add(ParseItem());
            if (!_token.Is("]"))
                Expect(",");
        }
        return new ArrayLiteral([.. items], start);
    }

    private ObjectLiteral ParseObjectLiteral()
    {
        var start = Advance().Start;
        var members = new List<ObjectMember>();
        while (!Take("}"))
        {
            members.Add(ParseObjectMember());
            if (!_token.Is("}"))
                Expect(",");
        }
        return new ObjectLiteral([.. members], start);
    }

    private ObjectMember ParseObjectMember()
    {
        if (Take("..."))
            return new ObjectMember(null, ParseAssignment());
        if (_token.Is("*"))
            throw Error(_token.Start, "不支持生成器（*）");
        var token = _token;
        var next = Ahead();
        if (token.Kind == TokenKind.Name && (next.Is(",") || next.Is("}")))
            return new ObjectMember(new Literal(token.Text, token.Start), ParseName());
        RefuseAccessor(token, next);
        var key = ParsePropertyKey();
        var name = key is Literal { Value.IsString: true } literal ? literal.Value.AsString : null;
        if (_token.Is("("))
            return new ObjectMember(key, ParseFunctionRest(name ?? "", token.Start, hasSelfName: false));
        if (!_token.Is(":") && token.Kind == TokenKind.Name)
            throw Unexpected("这里应为“:”");
        Expect(":");
        return new ObjectMember(key, ParseAssignment(inferredName: name));
    }

    private void RefuseAccessor(Token token, Token next)
    {
        var isModifier = next.Kind is TokenKind.Name or TokenKind.Keyword or TokenKind.String or TokenKind.Number || next.Is("[") || next.Is("*");
        if (token.Kind != TokenKind.Name || !isModifier)
            return;
        if (token.Text is "get" or "set")
            throw Error(token.Start, $"不支持访问器（{token.Text}）");
        if (token.Text == "async")
            throw Error(token.Start, "不支持异步代码（async）");
    }

    private Expression ParsePropertyKey()
    {
        var token = _token;
        if (token.Is("["))
            return ParseIndex();
        if (token.Kind is not (TokenKind.Name or TokenKind.Keyword or TokenKind.String or TokenKind.Number))
            throw Unexpected("这里应为属性名");
        Advance();
        return token.Kind == TokenKind.Number
            ? new Literal(NumberText.Format(token.Number), token.Start)
            : MemberKey(token);
    }

    // at a name followed by =>, or at a parenthesis whose closing one is followed by =>
    private bool IsArrow()
    {
        if (_token.Kind == TokenKind.Name)
            return Ahead().Is("=>");
        if (!_token.Is("("))
            return false;
        var depth = 0;
        for (var i = _position; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            if (token.Is("(") || token.Is("[") || token.Is("{"))
                depth++;
            else if (token.Is(")") || token.Is("]") || token.Is("}"))
                depth--;
            if (depth == 0)
                return TokenAt(i + 1).Is("=>");
        }
        return false;
    }
}
