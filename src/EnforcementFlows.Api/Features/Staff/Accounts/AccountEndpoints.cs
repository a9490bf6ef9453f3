using EnforcementFlows.Api.Hosting.Security;

namespace EnforcementFlows.Api.Features.Staff.Accounts;

public static class AccountEndpoints
{
    private const string Manage = "user.manage";
    private const string SignsOut = "该人员的登录随即失效，须重新登录。";

    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/staff/accounts").WithTags("Staff");
        accounts.MapGet("/", ListAccounts.Handle).WithName(nameof(ListAccounts)).RequirePermission(Manage).WithSummary("账号");
        accounts.MapPost("/", CreateAccount.Handle).WithName(nameof(CreateAccount)).RequirePermission(Manage).WithSummary("新建账号")
            .WithDescription("应答中的一次性口令只出现这一次；本人首次登录须先修改口令。");
        accounts.MapPut("/{userId:guid}", ChangeAccount.Handle).WithName(nameof(ChangeAccount)).RequirePermission(Manage).WithSummary("变更姓名、岗位和团队").WithDescription(SignsOut);
        accounts.MapPost("/{userId:guid}/deactivate", DeactivateAccount.Handle).WithName(nameof(DeactivateAccount)).RequirePermission(Manage).WithSummary("停用账号")
            .WithDescription($"名下尚有待办或者在办案件的，应答列明，确需停用的以 force 重新提交。{SignsOut}");
        accounts.MapPost("/{userId:guid}/reactivate", ReactivateAccount.Handle).WithName(nameof(ReactivateAccount)).RequirePermission(Manage).WithSummary("恢复账号");
        accounts.MapPost("/{userId:guid}/password", ResetPassword.Handle).WithName(nameof(ResetPassword)).RequirePermission(Manage).WithSummary("重置口令")
            .WithDescription($"应答中的一次性口令只出现这一次，同时解除锁定。{SignsOut}");
    }
}
