namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <content>The three kinds of for loops.</content>
internal sealed partial class Parser
{
    private Loop ParseFor()
    {
        Advance();
        if (_token.IsKeyword("await"))
            throw Unexpected("");
        Expect("(");
        OpenBlock();
        if (_token.IsKeyword("let") || _token.IsKeyword("const") || _token.IsKeyword("var"))
            return ParseForDeclaration();
        if (Take(";"))
            return ParseForRest(null);
        var start = _token.Start;
        var expression = ParseExpression(inAllowed: false);
        if (!IsForEach())
        {
            Expect(";");
            return ParseForRest(new ExpressionStatement(expression));
        }
        CheckAssignable(expression, start);
        return ParseForEach((frame, value) => new Place(frame, expression).Write(frame, value));
    }

    private Loop ParseForDeclaration()
    {
        var keyword = Advance().Text;
        if (IsForEachDeclaration())
        {
            var pattern = ParsePattern(KindOf(keyword));
            return ParseForEach(pattern.Bind);
        }
        var declarations = ParseDeclarations(keyword, inAllowed: false);
        Expect(";");
        return ParseForRest(declarations);
    }

    private bool IsForEach() => _token.IsName("of") || _token.IsKeyword("in");

    // looks past the name or the bracketed pattern for "of" or "in"
    private bool IsForEachDeclaration()
    {
        var depth = 0;
        for (var i = _position; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            if (token.Is("[") || token.Is("{"))
                depth++;
            else if (token.Is("]") || token.Is("}"))
                depth--;
            if (depth == 0)
                return TokenAt(i + 1).IsName("of") || TokenAt(i + 1).IsKeyword("in");
        }
        return false;
    }

    private ForEachLoop ParseForEach(Action<Frame, Value> assign)
    {
        var overKeys = Advance().Text == "in";
        var subject = overKeys ? ParseExpression() : ParseAssignment();
        Expect(")");
        var body = ParseLoopBody();
        return new ForEachLoop(assign, subject, overKeys, body, CloseBlock());
    }

    private ForLoop ParseForRest(Statement? start)
    {
        var condition = _token.Is(";") ? null : ParseExpression();
        Expect(";");
        var step = _token.Is(")") ? null : ParseExpression();
        Expect(")");
        var body = ParseLoopBody();
        return new ForLoop(start, condition, step, body, CloseBlock());
    }
}
