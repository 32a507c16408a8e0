namespace relais::importers {} // replaced by the first source of the layer
