global using Xunit;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")] // the private cluster runs nowhere else
