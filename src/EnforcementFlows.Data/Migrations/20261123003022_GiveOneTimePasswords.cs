using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnforcementFlows.Data.Migrations
{
    /// <inheritdoc />
    public partial class GiveOneTimePasswords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_users_court",
                table: "users");

            migrationBuilder.DropIndex(
                name: "ix_operator_acts_court_at",
                table: "operator_acts");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "one_time_password_until",
                table: "users",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_users_court_id",
                table: "users",
                columns: new[] { "court", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_operator_acts_court_at_id",
                table: "operator_acts",
                columns: new[] { "court", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_access_records_court_at_id",
                table: "access_records",
                columns: new[] { "court", "at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_users_court_id",
                table: "users");

            migrationBuilder.DropIndex(
                name: "ix_operator_acts_court_at_id",
                table: "operator_acts");

            migrationBuilder.DropIndex(
                name: "ix_access_records_court_at_id",
                table: "access_records");

            migrationBuilder.DropColumn(
                name: "one_time_password_until",
                table: "users");

            migrationBuilder.CreateIndex(
                name: "ix_users_court",
                table: "users",
                column: "court");

            migrationBuilder.CreateIndex(
                name: "ix_operator_acts_court_at",
                table: "operator_acts",
                columns: new[] { "court", "at" });
        }
    }
}
