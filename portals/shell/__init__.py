"""What all faces share: frame, access, navigation, private files, 关怀版."""
