using System.Runtime.CompilerServices;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>
/// Recursive-descent parser of the subset. What is outside is refused here by name, so that a definition fails when it is
/// imported and not when a case first gets there.
/// </summary>
internal sealed partial class Parser
{
    private const int MaxNesting = 200;
    private const int MaxChain = 500;

    private readonly SourceText _source;
    private readonly List<Token> _tokens;
    private readonly List<NameExpression> _globals = [];
    private BlockScope _block = null!;
    private Token _token;
    private int _position;
    private int _nesting;
    private int _loops;
    private int _breakables;

    private Parser(SourceText source)
    {
        _source = source;
        _tokens = new Lexer(source).Tokenize();
        _token = _tokens[0];
    }

    public static (FunctionCode Code, string[] Globals) Parse(SourceText source)
    {
        var parser = new Parser(source);
        var code = parser.ParseScript();
        return (code, parser.BindGlobals());
    }

    private FunctionCode ParseScript()
    {
        var scope = new FunctionScope(null);
        _block = new BlockScope(null, scope, isFunctionBody: true);
        var body = new List<Statement>();
        while (_token.Kind != TokenKind.End)
            body.Add(ParseStatement());
        var layout = _block.Layout;
        _block.Close(_globals);
        return new FunctionCode { Name = "", Scope = scope, Layout = layout, Parameters = [], Body = [.. body], SourceText = _source.Text };
    }

    private string[] BindGlobals()
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var use in _globals)
        {
            if (use.IsAssigned)
                throw Error(use.Offset, $"“{use.Name}”没有声明，不能赋值；请用 let 或 const 声明");
            if (use.TryBindToConstant())
                continue;
            if (Unsupported.Globals.TryGetValue(use.Name, out var reason))
                throw Error(use.Offset, reason);
            names.TryAdd(use.Name, names.Count);
            use.BindToGlobal(names[use.Name]);
        }
        return [.. names.Keys];
    }

    private Token Advance()
    {
        var passed = _token;
        if (_position < _tokens.Count - 1)
            MoveTo(_position + 1);
        return passed;
    }

    private void MoveTo(int position)
    {
        _position = position;
        _token = _tokens[position];
    }

    private Token Ahead() => TokenAt(_position + 1);

    private Token TokenAt(int position) => _tokens[Math.Min(position, _tokens.Count - 1)];

    private bool Take(string punctuator)
    {
        if (!_token.Is(punctuator))
            return false;
        Advance();
        return true;
    }

    private bool TakeKeyword(string keyword)
    {
        if (!_token.IsKeyword(keyword))
            return false;
        Advance();
        return true;
    }

    private void Expect(string punctuator)
    {
        if (!Take(punctuator))
            throw Unexpected($"这里应为“{punctuator}”");
    }

    private void ExpectKeyword(string keyword)
    {
        if (!TakeKeyword(keyword))
            throw Unexpected($"这里应为“{keyword}”");
    }

    private string ExpectName(string what)
    {
        if (_token.Kind == TokenKind.Name)
            return Advance().Text;
        throw _token.Kind == TokenKind.Keyword
            ? Error(_token.Start, $"“{_token.Text}”是保留字，不能作为{what}")
            : Unexpected($"这里应为{what}");
    }

    /// <summary>A statement ends with a semicolon, before a closing brace, at the end, or where a line ends.</summary>
    private void EndStatement()
    {
        if (Take(";") || _token.Is("}") || _token.Kind == TokenKind.End || _token.AfterNewLine)
            return;
        throw Unexpected("语句没有结束");
    }

    private ScriptSyntaxException Unexpected(string expectation)
    {
        if (_token.Kind == TokenKind.Keyword && Unsupported.Keywords.TryGetValue(_token.Text, out var reason))
            return Error(_token.Start, reason);
        var found = _token.Kind switch
        {
            TokenKind.End => "脚本结尾",
            TokenKind.String => "字符串",
            TokenKind.TemplatePart or TokenKind.TemplateEnd => "模板字符串",
            _ => $"“{_token.Text}”",
        };
        return Error(_token.Start, $"{expectation}，却是{found}");
    }

    private ScriptSyntaxException Error(int offset, string message) => _source.Error(offset, message);

    private void Enter()
    {
        if (++_nesting > MaxNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Error(_token.Start, $"嵌套过深：最多 {MaxNesting} 层");
    }

    private void Leave() => _nesting--;

    private BlockScope OpenBlock() => _block = new BlockScope(_block, _block.Function, isFunctionBody: false);

    private BlockLayout CloseBlock()
    {
        var layout = _block.Layout;
        _block.Close(_globals);
        _block = _block.Outer!;
        return layout;
    }

    private void Declare(string name, VariableKind kind, int offset)
    {
        if (name is "arguments" or "eval")
            throw Error(offset, $"“{name}”不能作为名称");
        if (!_block.Declare(name, kind))
            throw Error(offset, $"“{name}”重复声明");
    }
}
