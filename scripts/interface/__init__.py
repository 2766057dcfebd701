"""The public interface: the names that users import, their arguments and attributes, and how they changed."""
