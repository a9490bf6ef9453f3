using System.Text.Encodings.Web;
using System.Text.Unicode;
using EnforcementFlows.Api.Features.Auth;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.OpenApi;
using EnforcementFlows.Api.Hosting.Startup;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace EnforcementFlows.Api.Hosting;

/// <summary>The page at <c>/</c>: where things are, and in a demo who can sign in.</summary>
internal static class StartPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All); // Chinese stays readable

    public static void MapStartPage(this IEndpointRouteBuilder app) =>
        app.MapGet("/", Show).AllowAnonymous().ExcludeFromDescription();

    private static ContentHttpResult Show([FromServices] IOptions<DemoSettings> demo, [FromServices] ProfileCatalog profiles, [FromServices] TimeProvider clock)
    {
        var accounts = demo.Value.Enabled ? DemoAccounts(demo.Value.Password!, profiles, clock.GetUtcNow()) : "";
        return TypedResults.Content(
            $$"""
            <!doctype html>
            <html lang="zh-CN">
            <meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>EnforcementFlows</title>
            <style>body{font:16px/1.7 system-ui,"Noto Sans CJK SC",sans-serif;max-width:64rem;margin:3rem auto;padding:0 1rem}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2rem .7rem;text-align:left}summary{cursor:pointer}</style>
            <h1>EnforcementFlows 执行流程平台</h1>
            <ul>
            <li><a href="/swagger">接口说明（Swagger）</a></li>
            <li><a href="{{OpenApiRegistration.DocumentPath}}">OpenAPI 文档</a></li>
            <li><a href="/health/ready">运行状态</a></li>
            </ul>
            {{accounts}}
            </html>
            """, "text/html; charset=utf-8");
    }

    private static string DemoAccounts(string password, ProfileCatalog profiles, DateTimeOffset now) =>
        $"<h2>演示账号</h2><p>口令均为 <code>{Encode(password)}</code>；外部系统的密钥与此相同：{Encode(string.Join("、", DemoAccountsSetup.ClientNames.Select(name => $"<法院>.{name}")))}</p>"
        + string.Concat(profiles.Courts.Select(court => profiles.Get(court, now)).Select(profile =>
            $"<details><summary>{Encode(profile.Name)}（{Encode(profile.Court)}）</summary><table><tr><th>账号</th><th>姓名</th></tr>"
            + string.Concat(DemoPeople.Of(profile).Select(person => $"<tr><td>{Encode($"{profile.Court}.{person.Account}")}</td><td>{Encode(person.DisplayName)}</td></tr>"))
            + "</table></details>"));

    private static string Encode(string text) => Encoder.Encode(text);
}
