namespace relais::usecases {} // namespace relais::usecases
