"""The program on real desktops: real notification servers, real trays, real clicks."""
