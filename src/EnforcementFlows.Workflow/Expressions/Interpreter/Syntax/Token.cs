namespace EnforcementFlows.Workflow.Expressions.Interpreter;

internal enum TokenKind
{
    End,
    Name,
    Keyword,
    Punctuator,
    Number,
    String,

    /// <summary>A piece of template text that ends with <c>${</c>.</summary>
    TemplatePart,

    /// <summary>The last piece of a template.</summary>
    TemplateEnd,
}

internal readonly record struct Token(TokenKind Kind, string Text, double Number, int Start, int End, bool AfterNewLine)
{
    public bool Is(string punctuator) => Kind == TokenKind.Punctuator && Text == punctuator;

    public bool IsKeyword(string keyword) => Kind == TokenKind.Keyword && Text == keyword;

    public bool IsName(string name) => Kind == TokenKind.Name && Text == name;
}
