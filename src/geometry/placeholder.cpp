namespace relais::geometry {} // namespace relais::geometry
