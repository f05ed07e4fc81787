using EnrollmentPortal.TestKit;
using EnrollmentPortal.Web.Tests.Harness;

[assembly: AssemblyFixture(typeof(TestCluster))]
[assembly: AssemblyFixture(typeof(RunningPortal))]
