namespace relais::server {} // namespace relais::server
