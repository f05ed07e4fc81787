using EnrollmentPortal.TestKit;

[assembly: AssemblyFixture(typeof(TestCluster))]
