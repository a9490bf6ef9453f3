using System.Collections.Frozen;

namespace EnforcementFlows.Api.Hosting.Errors;

/// <summary>The stable codes of the host's own errors. docs/api-errors.md explains each; a test keeps the two equal.</summary>
public static class ErrorCodes
{
    public const string Malformed = "request.malformed";
    public const string Invalid = "request.invalid";
    public const string TooLarge = "request.too-large";
    public const string UnsupportedType = "request.unsupported-type";
    public const string MethodNotAllowed = "request.method-not-allowed";
    public const string IdempotencyKeyInvalid = "idempotency-key.invalid";
    public const string IdempotencyKeyReused = "idempotency-key.reused";
    public const string FlowMissing = "flow.missing";
    public const string NotFound = "resource.not-found";
    public const string AuthRequired = "auth.required";
    public const string AuthForbidden = "auth.forbidden";
    public const string AuthInvalid = "auth.invalid-credentials";
    public const string AuthLocked = "auth.locked";
    public const string AuthPasswordChange = "auth.password-change";
    public const string AuthCrossSite = "auth.cross-site";
    public const string AuthSignature = "auth.signature";
    public const string ClockBackwards = "clock.backwards";
    public const string ClockNotManual = "clock.not-manual";
    public const string Stale = "state.stale";
    public const string RateLimited = "request.too-many";
    public const string ServerError = "server.error";
    public const string Unavailable = "server.unavailable";

    /// <summary>What a broken rule is titled; its own code and words say which.</summary>
    public const string RuleTitle = "规则不允许此操作";

    private static readonly FrozenDictionary<string, string> Titles = new Dictionary<string, string>
    {
        [Malformed] = "请求格式不正确",
        [Invalid] = "请求内容不符合要求",
        [TooLarge] = "请求内容过大",
        [UnsupportedType] = "不支持的内容类型",
        [MethodNotAllowed] = "不支持的请求方法",
        [IdempotencyKeyInvalid] = "Idempotency-Key 格式不正确",
        [IdempotencyKeyReused] = "同一 Idempotency-Key 已用于另一请求",
        [FlowMissing] = "流程尚未发布",
        [NotFound] = "未找到",
        [AuthRequired] = "请先登录",
        [AuthForbidden] = "没有此项权限",
        [AuthInvalid] = "用户名或口令不正确",
        [AuthLocked] = "账号已临时锁定",
        [AuthPasswordChange] = "请先修改口令",
        [AuthCrossSite] = "拒绝跨站请求",
        [AuthSignature] = "签名缺失、不正确或已过期",
        [ClockBackwards] = "时钟只能向前",
        [ClockNotManual] = "系统时钟不能设置",
        [Stale] = "数据已被他人修改，请刷新后重试",
        [RateLimited] = "请求过于频繁，请稍后再试",
        [ServerError] = "服务器内部错误",
        [Unavailable] = "服务暂不可用",
    }.ToFrozenDictionary();

    public static IEnumerable<string> All => Titles.Keys;

    public static string TitleOf(string code) => Titles.GetValueOrDefault(code, RuleTitle);

    /// <summary>The code of an answer that nobody gave a closer one.</summary>
    public static string ForStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Malformed,
        StatusCodes.Status401Unauthorized => AuthRequired,
        StatusCodes.Status403Forbidden => AuthForbidden,
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed,
        StatusCodes.Status409Conflict => Stale,
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status415UnsupportedMediaType => UnsupportedType,
        StatusCodes.Status429TooManyRequests => RateLimited,
        StatusCodes.Status503ServiceUnavailable => Unavailable,
        < 500 => Malformed,
        _ => ServerError,
    };
}
