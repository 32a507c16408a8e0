namespace relais::store {} // namespace relais::store
